"""The figure of the right side of the head, and with it of the left, deepest first.

"40,906" is a point 40 thousandths of a body height in front of the plane of depth 0 and 906 above
the sole. What belongs to the head and neck is drawn once, for this view and for the whole side.

Anatomy from general knowledge and measured on the body's own landmarks: no clinician has checked
it.
"""
# fmt: off

from patches import Figure

FIGURE, NECK, HEAD = Figure(), Figure(), Figure()
muscle, hidden = NECK.muscle, NECK.hidden
structure, dressing = NECK.structure, NECK.dressing

# ---- what no picture of the surface shows, but a needle reaches
hidden("rectus_capitis_posterior_minor", "8,910 2,913 -7,918", "9,906 1,909 -10,915")
hidden("rectus_capitis_posterior_major", "5,900 2,909 -4,920", "2,896 -4,906 -11,917.5",
       start="3,897.5", end="-8,919.5")
hidden("obliquus_capitis_superior", "25,907 17,913 4,921", "22,903 11,909 -4,919")
hidden("obliquus_capitis_inferior", "5,901 14,905 25,907", "3,895 13,898.5 23,902")
hidden("semispinalis_cervicis", "0,838 2,865 6,902", "10,836 13,865 10,900")
hidden("lateral_pterygoid", "67,924 54,925 41,923", "66,910 54,910 40,917", start="69,917")
hidden("medial_pterygoid", "63,915 52,905 38,890", "67,908 59,892 44.5,879.5", start="66,912")

# a thin sheet: what it covers is drawn, and answers with it. Its outer part is left to the scalenes
hidden("platysma", "50,812 46.5,832 46.5,852 56,867 72,875 81,888", "37,812 38,832 41,856 47,874 62,883 82,897",
       layer="superficial")
hidden("longissimus_capitis", "2,840 9,875 17,914", "8,842 16,875 24,911",
       layer="intermediate")
hidden("splenius_cervicis", "-17,852 0,872 17,905", "-27,828 -4,852 21,892", end="20,900",
       layer="intermediate")

# ---- vault of the skull
structure("galea_aponeurotica", "-36,925 -30,985 28,1008 86,990 94,930",
          "-14,914 0,912 28,908 60,925 88,930", relief=0.02, lined=False)

# ---- floor of the neck's triangle, and its front
dressing("neck_depth", "30,916 22,870 10,835", "60,880 54,862 50,820", start="46,905",
         end="30,822", tone="d", relief=0.08, lined=False)
dressing("neck_depth", "-16,916 -12,880 -16,845", "34,910 32,875 34,832", start="-4,919 14,911",
         tone="d", relief=0.08, lined=False)
muscle("scalenus_anterior", "26,888 26,862 29,832", "34,888 36,862 39,832", end="35.5,830.5",
       layer="deep", tone="d", relief=0.3, flesh=(0.05, 0.95))
muscle("scalenus_posterior", "17,876 11,856 4,836", "24,876 20,856 17,832",
       layer="deep", tone="d", relief=0.35, flesh=(0.05, 0.95))
muscle("scalenus_medius", "19,898 15,868 12,832", "28,898 28,868 28,830",
       layer="deep", tone="b", relief=0.4, flesh=(0.05, 0.95))
muscle("levator_scapulae", "12,910 3,880 -14,842", "25,906 18,868 2,834",
       layer="intermediate", tone="c", relief=0.4, flesh=(0.06, 1))
muscle("semispinalis_capitis", "-14,836 -12,875 -25,929", "4,842 4,880 -4,923",
       end="-14,927.5", layer="intermediate", tone="c", relief=0.3, flesh=(0.04, 0.95))
muscle("splenius_capitis", "-20,858 -16,890 -11,926.5", "-16,838 4,872 26,908",
       end="1,921 14,914.5", layer="intermediate", tone="d", relief=0.3, flesh=(0.04, 0.96))
dressing("omohyoid_inferior", "-4,832 14,840 32,847 43,851", "-2,829 15,836.5 33,843.5 43,847",
         tone="b", relief=0.5, flesh=(0, 0.72), ragged=0.1)

dressing("stylohyoid", "31,914 41,888 51,868", "34.5,914 44,889 52,869",
         tone="c", relief=0.4, flesh=(0.08, 0.85))
dressing("mylohyoid", "40,889 60,884 88,878", "42,868 56,864 86,866", start="39,880",
         tone="d", relief=0.10, lined=False)
muscle("digastric_posterior", "22,912 35,890 49,869", "29,912 42,888 51,867",
       layer="intermediate", tone="b", relief=0.45, flesh=(0.05, 0.80))
muscle("digastric_anterior", "85,877 70,875 54,868", "86,871 70,867 53,864",
       tone="b", relief=0.45, flesh=(0.05, 0.90))

dressing("windpipe", "54,848 48,836 46,818", "43,848 41,836 40,818", tone="tendon", relief=0.15)
structure("thyroid_cartilage", "41,861 42,854 43,846", "56,864 54,856 51,845",
          relief=0.28)
dressing("thyrohyoid", "42,865 42,858 43,850", "48,866 47.5,858 47,851",
         tone="d", relief=0.35, flesh=(0.08, 0.95))

dressing("sternohyoid", "45,867 43.5,850 42,822", "49.6,867 46.8,853 46.4,822",
         tone="a", relief=0.4, flesh=(0, 0.95))
dressing("omohyoid_superior", "42.5,868 40.5,856 35,844", "46.5,868 44.5,856 38,842",
         tone="b", relief=0.45, flesh=(0, 0.9))
structure("hyoid_bone", "41,869 47,868.5 56,867.5", "41,866 47,865 56,863", relief=0.45)

# ---- shoulder, as far as it shows
FIGURE.place(NECK, 0)
muscle, structure = FIGURE.muscle, FIGURE.structure
muscle("pectoralis_major_clavicular", "46,826 54,815 70,800", "28,829 34,815 40,798",
       start="38,828", tone="c", relief=0.2, flesh=(0.05, 1))
muscle("trapezius_middle", "-21,853 -24,842 -10,830", "-46,806 -40,812 -30,812",
       start="-36,832", end="-16,824", flesh=(0.08, 0.92), relief=0.18)
muscle("deltoid_posterior", "-4,834 -8,815 -9,795", "-40,812 -44,805 -46,795",
       start="-20,826", tone="a", relief=0.25, flesh=(0.10, 1))
muscle("deltoid_anterior", "27,830 40,811 45,795", "9,836 13,815 14,795",
       start="20,833.5", tone="a", relief=0.3, flesh=(0.06, 1))
muscle("deltoid_middle", "10,836 15,815 16,795", "-7,834 -11,815 -12,795",
       start="2,837.5", tone="b", relief=0.35, flesh=(0.06, 1))

# ---- jaw
muscle, structure, dressing = HEAD.muscle, HEAD.structure, HEAD.dressing
muscle("trapezius_upper", "-32,932 -16,905 -15,880 -22,855 -29,838 -18,832 -5,829.5",
       "-17,927 -4,898 5,873 12,857 16,846 19.5,835.5", start="-24,931", end="5,834",
       tone="b", flesh=(0.05, 0.95), relief=0.28)
structure("mandible", "36,927 38.5,908 40.5,891 47,884 62,877 74,872.5 84,869",
          "58,925 57,912 58,903 62,898 70,894 78,890 90,889", relief=0.10)
dressing("maxilla", "58,925 72,925 90,930", "56,900 70,895 90,900", tone="tendon",
         relief=0.03, lined=False)
dressing("eyeball", "73,936 78,941 85,936", "73,935 78,930 85,934", tone="tendon", relief=0.05,
         lined=False)
dressing("mouth", "83,896 87,901 96,902", "83,895 87,890 96,889", tone="d", relief=0.02,
         lined=False)
dressing("buccinator", "54,910 70,905 85,897", "56,892 70,889 84,889",
         tone="d", relief=0.2, flesh=(0, 0.97))
muscle("temporalis", "74,941 70,933 62,923", "24,926 36,924 50,921",
       start="71,953 64,965 48,972 28,969 10,957 6,943 13,932", relief=0.16,
       flesh=(0.02, 0.92))
muscle("masseter_deep", "38.8,925 39.5,913 46,893", "56,924 54,912 52,893",
       layer="deep", tone="d", relief=0.3, flesh=(0.10, 1))
muscle("masseter_superficial", "48,924 44.5,905 41.2,889.5", "71,917 65,900 56.5,881.5",
       end="47.5,883.6", relief=0.35, flesh=(0.05, 0.95),
       flesh_from=((0, 0.10), (0.5, 0.12), (1, 0.20)), ragged=0.10)
structure("zygomatic_arch", "35,928 50,927 63,928 70,937 72,945",
          "35,924 50,922 63,918.5 73,915 79,926", end="76,940", relief=0.35)

# ---- face
dressing("nose_cartilage", "83,936 88,926 98,915", "86,910 90,908.5 96,907", start="82,922",
         tone="tendon", relief=0.1, lined=False)
dressing("nasalis", "84,911 87,918 89,926", "88,910 92,918 94,925",
         tone="c", relief=0.25, fade=(0.05, 0.3), lined=False)
dressing("levator_labii_nasi", "83.5,934 84.5,922 85.5,912", "86.5,935 87,923 87.5,914",
         tone="c", relief=0.35)
dressing("levator_anguli_oris", "78,918 81,906 83,898", "81.5,918 84,906 84.5,898",
         tone="d", relief=0.3)
dressing("levator_labii", "76.5,925 82,912 86.5,903", "84,927 86.5,914 89,905",
         tone="b", relief=0.3, flesh=(0.03, 1))
dressing("zygomaticus_minor", "71,927 79,911 85.5,902", "75,928 82,912.5 87,904",
         tone="c", relief=0.4, flesh=(0.04, 1))
dressing("orbicularis_oris", "82.6,895.6 85.5,904.5 94,908", "84.2,895.8 88,896.4 96,896.2",
         tone="c", relief=0.2)
dressing("depressor_labii", "77,874.5 83,884 89,889.5", "84,870 87,878 91,885",
         tone="d", relief=0.25, flesh=(0.06, 1))
dressing("mentalis", "86,887.5 84.5,880 82,874", "92,886 90,878 86,868",
         tone="c", relief=0.3)
dressing("orbicularis_oris", "82.6,895.4 86,886.5 92,884", "84.2,895.4 88,896 96,896",
         tone="c", relief=0.2)
dressing("platysma", "44,866 60,881 81.5,893.5", "58,862 69,875.5 82.5,887.5",
         tone="c", relief=0.05, fade=(0.40, 0.15), lined=False, covers=False)
dressing("depressor_anguli", "68,876 77,884 82.8,896.5", "79,871.5 83,882 85.2,895.5",
         start="73,872.6", end="84.2,896.6", tone="b", relief=0.35, fade=(0.14, 0))
muscle("zygomaticus_major", "66,922.5 74.5,908.5 82.3,896.3", "71.5,924 79,909.5 85,898.3",
       relief=0.5, flesh=(0.05, 1), fade=(0.05, 0))
dressing("procerus", "85,948 84,940 86,931", "90,948 88,940 90,931", tone="c", relief=0.2,
         fade=(0.2, 0.3), lined=False)
muscle("frontalis", "67,986 82,970 87.5,945", "58,974 66,961 74,944",
       start="61,982", end="82,942", tone="c", relief=0.12, flesh=(0.07, 1), ragged=0.14)

muscle("orbicularis_oculi",
       "86.5,936.5 85,944 76,948.5 69.5,944 67.5,935.5 70.5,926 77,922.5 84,926 85.5,933",
       "82.7,934.8 80.5,938.8 78.5,938.5 76.4,937 75.5,935 76.3,933.4 78.5,933 81,933.3 82.5,934.2",
       tone="b", relief=0.12)
muscle("corrugator_supercilii", "86,941.5 83,944.5 79,946.5", "87,944 84,947 79.5,949",
       tone="d", relief=0.3, fade=(0, 0.2))

# ---- back of the head, and the muscle that runs across the neck
muscle("occipitalis", "-25,932 -32,945 -30,962", "5,925.8 2,938 -11,956",
       start="-12,929.5 -2,926 5,923.6", end="-18,963", tone="c", relief=0.14, flesh=(0.05, 0.90),
       ragged=0.14)
muscle("scm_clavicular", "22,912 31,885 36,862 43,829", "-2,922.5 15,896 24.5,866 33,830",
       start="10,917.5", tone="b", relief=0.35, flesh=(0.04, 0.93), ragged=0.06)
muscle("scm_sternal", "30,912 37,887 42,862 47,825", "12,917 25,892 33.5,862 44.6,825",
       start="21,914.5", relief=0.4, flesh=(0.06, 0.90), ragged=0.08)
structure("superior_nuchal_line", "-22.5,931.4 -11,928.2 2,924 17,917",
          "-22,928.8 -12,925.4 1,920.8 17,913.6", relief=0.22, fade=(0.08, 0.25), lined=False)
structure("mastoid_process", "15,921 18,915 22,909", "30,922 30,914 27,908",
          relief=0.25, fade=(0.5, 0.1), lined=False)
structure("external_occipital_protuberance", "-28,936 -24,933 -22.3,929.5 -22,926.5 -24,923",
          "-33,937 -35,930 -30,922", relief=0.06, lined=False)

structure("auricle", "35.2,925 34.8,933 31.5,938.7 26,941 21,938.2 18,930.5",
          "36,918 36,911 31.5,909.3 27,911.2 22,917 18,926", start="35.6,921.5", end="17.7,928.3",
          tone="tendon", relief=0.03, lined=False)

# ---- bones of the shoulder
FIGURE.place(HEAD, 0)
structure = FIGURE.structure
structure("clavicle", "47,829 38,831 30,832.5 20,835.5 9,838.5 3,839",
          "47,823.5 38,826 30,828.5 20,831.5 9,834.5 3,834", relief=0.45, fade=(0.02, 0.12))
structure("acromion", "10,839 0,839.5 -9,836", "9,833.8 0,831 -10,830.5", relief=0.3,
          fade=(0.2, 0.2), lined=False)
