#!/bin/sh
# Makes a checkout ready: system libraries, virtual environment, dependencies.
#
#     sh tools/setup.sh run|test
#
# A second call finds the stamp of the first and does nothing. No virtual environment needs to be
# active, and one that is active is left alone. What pip and apt-get say goes to build/setup.log.

set -eu
CDPATH='' cd -- "$(dirname -- "$0")/.."
unset VIRTUAL_ENV PYTHONHOME PYTHONPATH CONDA_PREFIX PIP_REQUIRE_VIRTUALENV PIP_USER PIP_TARGET

purpose=${1:-run}
case $purpose in run | test) ;; *) echo "usage: sh tools/setup.sh run|test" >&2; exit 64 ;; esac

# What Qt's windows load (readelf -d on libQt6Gui, libQt6XcbQpa and the xcb platform), and fonts.
window_packages="libegl1 libgl1 libdbus-1-3 libfontconfig1 libfreetype6 libglib2.0-0
    libx11-6 libx11-xcb1 libxcb1 libxcb-cursor0 libxcb-glx0 libxcb-icccm4 libxcb-image0
    libxcb-keysyms1 libxcb-randr0 libxcb-render0 libxcb-render-util0 libxcb-shape0 libxcb-shm0
    libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libxkbcommon0 libxkbcommon-x11-0
    fonts-inter fonts-dejavu-core"
# A display without a screen, and the hand that works the mouse on it; what else reads our files.
test_packages="xvfb xdotool qpdf age"

say() { printf '%s\n' "$*"; }

stop() {
    printf '%s\n' "$@" >&2
    exit 1
}

# A change of any of these, or a checkout that was moved, calls for another set-up.
stamp_key() {
    { pwd; cat pyproject.toml constraints.txt tools/setup.sh; } | cksum
}

is_ready() {
    [ -x .venv/bin/python ] || return 1
    for done in "$@"; do
        [ "$(cat ".venv/ready-$done" 2>/dev/null)" != "$key" ] || return 0
    done
    return 1
}

quietly() {
    if ! "$@" >>build/setup.log 2>&1; then
        tail -n 25 build/setup.log >&2
        stop "The set-up stopped at: $*" "All of it is in build/setup.log."
    fi
}

find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        # The base executable, so that .venv never rests on somebody's virtual environment.
        "$name" -c 'import sys
print(sys._base_executable)
sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null && return
    done
    return 1
}

# Those of the named packages that are neither installed nor provided by one that is (the
# libraries renamed to …t64 provide their old names).
missing_packages() {
    dpkg-query -W -f '${db:Status-Status} ${Package}, ${Provides}\n' | awk -v wanted="$*" '
        $1 == "installed" {
            gsub(/\([^)]*\)|,/, " ")
            for (i = 2; i <= NF; i++) here[$i] = 1
        }
        END {
            n = split(wanted, names, " ")
            for (i = 1; i <= n; i++) if (!(names[i] in here)) printf "%s ", names[i]
        }'
}

add_packages() {
    as_root=""
    if [ "$(id -u)" -ne 0 ]; then
        as_root="sudo -n"
        $as_root true 2>/dev/null || stop "These system packages are missing:" "    $*" \
            "Install them, then try again:" \
            "    sudo apt-get update && sudo apt-get install --no-install-recommends $*"
    fi
    say "Installing system packages: $*"
    # A repository that doesn't answer is no reason to stop: what is needed may come from another.
    $as_root apt-get update -qq >>build/setup.log 2>&1 || true
    quietly $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y \
        --no-install-recommends -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@"
}

add_missing_packages() {
    wanted=$window_packages
    [ "$purpose" = run ] || wanted="$wanted $test_packages"
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        wanted="$wanted $("$python" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')"
    fi
    # shellcheck disable=SC2086
    missing=$(missing_packages $wanted)
    # shellcheck disable=SC2086
    [ -z "$missing" ] || add_packages $missing
}

# On other Linux systems the names of packages differ: name the libraries instead.
check_libraries() {
    plugin=$(find .venv/lib -path '*/PySide6/Qt/plugins/platforms/libqxcb.so' | head -n 1)
    missing=$(ldd "$plugin" 2>/dev/null | awk '/not found/ { printf "%s ", $1 }')
    if [ "$purpose" = test ]; then
        for tool in Xvfb xdotool; do command -v "$tool" >/dev/null || missing="$missing$tool "; done
    fi
    [ -z "$missing" ] || stop "Please install these with the system's package manager: $missing"
}

install_python_packages() {
    pip=".venv/bin/python -m pip --disable-pip-version-check"
    # Python compiles what it imports by itself; compiling all of Qt and SciPy takes longer than
    # the rest of the set-up.
    # shellcheck disable=SC2086
    quietly $pip install --no-compile 'pip>=25.1'
    set -- --editable .
    [ "$purpose" = run ] || set -- "$@" --group dev
    # shellcheck disable=SC2086
    quietly $pip install --no-compile --constraint constraints.txt "$@"
}

key=$(stamp_key)
if [ "$purpose" = run ]; then is_ready run test && exit 0; else is_ready test && exit 0; fi

started=$(date +%s)
mkdir -p build
: >build/setup.log
python=$(find_python) || stop "Python 3.11, 3.12, 3.13 or 3.14 is needed, and none was found." \
    "Debian and Ubuntu: apt-get install python3. Elsewhere: https://www.python.org/downloads"
say "Setting up with $("$python" --version) (what is said goes to build/setup.log)"
if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then add_missing_packages; fi
if ! .venv/bin/python -c '' 2>/dev/null; then
    rm -rf .venv
    quietly "$python" -m venv .venv
fi
install_python_packages
if [ "$(uname)" = Linux ]; then check_libraries; fi
printf '%s\n' "$key" >".venv/ready-$purpose"
say "Set up in $(($(date +%s) - started)) s."
