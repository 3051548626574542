"""The figure of the head from behind, deepest first.

Written on the image's right half, which is the subject's right side. "40,906" is a point 40
thousandths of a body height from the midline and 906 above the sole. What belongs to the head and neck is drawn once, for this view and for the whole
back.

Anatomy from general knowledge and measured on the body's own landmarks: no clinician has checked
it.
"""
# fmt: off

from patches import Figure

FIGURE, NECK, HEAD = Figure(), Figure(), Figure()
muscle, hidden = NECK.muscle, NECK.hidden
structure, dressing = NECK.structure, NECK.dressing

# ---- what no picture of the surface shows, but a needle reaches
hidden("rectus_capitis_posterior_minor", "0.6,909 1.2,914 2,920.5", "2.6,908.5 6,914 9,919.5",
       end="5.5,921")
hidden("rectus_capitis_posterior_major", "0.8,901 6,910 11,920.5", "3.2,898 13,907.5 20,918.5",
       end="16,920.5")
hidden("obliquus_capitis_superior", "21,908 18,914 15,921", "27,908 27,914 26,920.5",
       end="20.5,922")
hidden("obliquus_capitis_inferior", "1,902 12,905.5 25,908.5", "2,896 14,900 27,904.5")
hidden("scalenus_posterior", "24,886 28,866 38,846", "30,887 36,867 49,849", end="44,846")
hidden("longissimus_cervicis", "16,892 17,850 17,792", "23,890 25,850 27,788",
       layer="intermediate")
hidden("longissimus_capitis", "33,920 21,870 16,802", "38,915 28,868 24,802",
       layer="intermediate")
hidden("splenius_cervicis", "0,814 10,858 18,905", "0,768 16,844 26,900", layer="intermediate")
hidden("semispinalis_cervicis", "2,902 3,860 7,815", "9,896 14,856 20,812")

# ---- vault of the skull
structure("galea_aponeurotica", "-48,905 -46,970 -22,1006", "48,905 46,970 22,1006",
          end="0,1010", relief=0.02, lined=False)
muscle("temporalis", "39.6,930 44,930 48,930", "38.2,974 43,976 48,978", start="39.6,945 39.2,960",
       relief=0.02, fade=(0.14, 0), lined=False)

# ---- neck
dressing("neck_depth", "-10,924 -10,890 -10,840", "38,910 34,890 60,845", start="12,923 28,917",
         tone="d", relief=0.1, lined=False)
muscle("scalenus_medius", "26,890 33,870 44,846", "32,891 42,868 57,849", end="52,846",
       layer="deep", tone="d")
muscle("levator_scapulae", "24,912 24,872 38,820", "38,908 40,868 52,826",
       layer="intermediate", tone="c", relief=0.35)
muscle("semispinalis_capitis", "1,927 3,890 4,820", "22,925 20,890 18,820", start="10,928.5",
       layer="intermediate", tone="c", flesh=(0.05, 1), relief=0.3)
muscle("splenius_capitis", "0,838 7,880 17,927", "0,812 21,862 29,885 39,911", start="0,825",
       end="28,923 35,918", layer="intermediate", tone="d", relief=0.28, flesh=(0.05, 0.96))
muscle("scm_clavicular", "26,926 30,911 31,896 32,880 34,865", "42,911 40,900 40,864",
       start="32,922.5 37,918", tone="b", flesh=(0.06, 1), relief=0.35)
muscle("scm_sternal", "37,920 34.5,905 33,890 33.5,872", "44,915 40,900 40,864",
       flesh=(0.06, 1), relief=0.3)
structure("mastoid_process", "34,919.5 35,914 36.5,907", "41,922 42,915 40,907", relief=0.3,
          fade=(0.4, 0.15), lined=False)

# ---- shoulder, as far as it shows
FIGURE.place(NECK, 0)
muscle, hidden = FIGURE.muscle, FIGURE.hidden
structure, dressing = FIGURE.structure, FIGURE.dressing
hidden("rhomboid_minor", "0,868 22,844 45,818", "0,846 22,826 47,808", layer="intermediate")
hidden("serratus_posterior_superior", "0,866 25,842 48,818", "0,818 14,808 30,803")
hidden("supraspinatus", "45,824 80,830 122,824", "48,810 82,815 122,812", layer="intermediate")
dressing("infraspinatus", "46,806 80,800 110,795", "50,780 80,780 110,780", tone="c",
         relief=0.1)
structure("scapular_spine", "49,803 85,817 117,829", "49,796 85,808.5 121,819",
          relief=0.4, fade=(0.10, 0.06))
muscle("deltoid_middle", "108,830 118,815 122,795", "128,838 150,812 150,795",
       tone="b", relief=0.30)
muscle("deltoid_posterior", "114,822 122,808 130,790", "50,800 70,792 85,785",
       start="80,813.5", relief=0.28, flesh=(0.08, 1))
dressing("trapezius_lower", "0,806 28,809 64,811.5", "0,770 24,780 47,795",
         start="0,790", end="57,805", tone="c", flesh=(0.05, 0.90), relief=0.18)
muscle("trapezius_middle", "0,860 45,843 118,829", "0,799 30,804.5 62,811",
       start="0,830", end="100,823", flesh=(0.1, 0.96), relief=0.18,
       flesh_from=((0, 0.05), (0.25, 0.15), (0.45, 0.15), (0.75, 0.07), (1, 0.04)))

# ---- back of the neck
muscle, structure, dressing = HEAD.muscle, HEAD.structure, HEAD.dressing
muscle("trapezius_upper", "0,931 0,893 0,853 18,845 58,834 114,826",
       "13,928 17.5,900 28,874 56,860 126,838", start="7,930.5",
       tone="b", flesh=(0.06, 0.97), relief=0.30,
       flesh_from=((0, 0.13), (0.12, 0.05), (0.3, 0.03), (1, 0.02)))
dressing("supraspinous_ligament", "-1.1,880 -1.1,850 -1,805", "1.1,880 1.1,850 1,805",
         tone="tendon", relief=0.3, covers=False, lined=False)
structure("nuchal_ligament", "-1.1,928 -0.9,895 -1.2,855", "1.1,928 0.9,895 1.2,855", relief=0.3,
          fade=(0.05, 0.3), covers=False, lined=False, midline=True)

# ---- back of the head
structure("superior_nuchal_line", "0,932.4 12,931.4 26,928 36,922.3",
          "0,929.2 12,927.4 26,923.4 35.5,917.6", relief=0.15, fade=(0, 0.2), lined=False)
muscle("occipitalis", "3.5,932 3,945 7,958", "35.2,927 35.4,941 27,956",
       start="12,931.5 26,928.3 33,925.2", end="11,964.5 18,964.5", tone="c", relief=0.14,
       flesh=(0.05, 0.90), ragged=0.14)
structure("external_occipital_protuberance",
          "-7,930 -4,932.4 -2,933.2 2,933.2 4,932.4 7,930",
          "-7,929 -4,926.6 -2,925.6 2,925.6 4,926.6 7,929",
          relief=0.08, fade=(0.2, 0.2), midline=True, lined=False)
structure("auricle", "41.5,941 40,925 38,915 37.5,909.5", "50,943 51,930 49,918 46,908",
          tone="tendon", relief=0.05, lined=False)

FIGURE.place(HEAD, 0)
