"""The figure of the head from the front, deepest first.

Written on the image's right half, which is the subject's left side. "40,906" is a point 40
thousandths of a body height from the midline and 906 above the sole. What belongs to the head and neck is drawn once, for this view and for the whole
front.

Anatomy from general knowledge and measured on the body's own landmarks: no clinician has checked
it.
"""
# fmt: off

from patches import Figure

FIGURE, NECK, HEAD = Figure(), Figure(), Figure()
muscle, hidden = NECK.muscle, NECK.hidden
structure, dressing = NECK.structure, NECK.dressing

# ---- what no picture of the surface shows, but a needle reaches
hidden("longus_colli", "1,861 1,840 1,818", "9,861 9,842 6,818")
hidden("scalenus_anterior", "22,872 22,860 24,836", "29,874 30,860 37,836")
hidden("scalenus_posterior", "33,872 40,856 52,840", "38,874 48,858 66,842")
hidden("masseter_deep", "36,925 35.5,914 34,903", "42,925 40,914 37,903")
# a thin sheet: what it covers is drawn, and answers with it. Its outer part is left to the scalenes
hidden("platysma", "6,812 11,832 13.5,850 13,864 8,873 9,884 13,893", "50,812 34,830 28,850 26,868 26.5,878 25,886 16,897",
       layer="superficial")

# ---- neck
dressing("neck_depth", "-9,884 -9,850 -9,820", "34,898 38,860 80,832", start="14,886 26,892",
         end="30,815", tone="d", relief=0.06, lined=False)
dressing("windpipe", "-6.5,850 -6.5,838 -6.5,815", "6.5,850 6.5,838 6.5,815", tone="tendon",
         relief=0.2)
muscle("scalenus_medius", "24,884 29,862 36,832", "40,890 43,862 60,834",
       layer="deep", tone="d")
structure("thyroid_cartilage", "-13,864 -10,852 -6.5,845", "13,864 10,852 6.5,845",
          start="-5,861.5 0,858.5 5,861.5", end="0,844", relief=0.2, midline=True)
dressing("thyrohyoid", "5,866 5.5,858 6,851", "13,866 12.5,858 12,851", tone="d",
         relief=0.35, flesh=(0.06, 0.95))
dressing("mylohyoid", "-6,878 -6,872 -6,863", "24,884 20,874 14,864", tone="d", relief=0.1,
         lined=False)
dressing("sternohyoid", "2.2,866 3.2,850 6,820", "8.5,867 10.5,850 13.5,820",
         relief=0.4, flesh=(0, 0.96))
dressing("omohyoid_superior", "8.6,866 11.5,852 20,836", "13.2,866.4 16.5,853 26,836",
         tone="b", relief=0.45, flesh=(0, 0.95))
dressing("omohyoid_inferior", "20,839.5 40,838 76,842", "20,843.5 40,842 76,846",
         tone="b", relief=0.4)
muscle("digastric_posterior", "31,894 25,880 13.5,867.3", "36,892 29,876 14.5,865.3",
       layer="intermediate", tone="c", relief=0.4, flesh=(0.05, 0.82))
muscle("digastric_anterior", "1,876 2.5,871 8,865.5", "9,876 10.5,871 12.8,866.3",
       tone="b", relief=0.4, flesh=(0.03, 1))
structure("hyoid_bone", "-15,868 -8,866.3 0,865.6 8,866.3 15,868",
          "-15,865.6 -8,863.6 0,862.8 8,863.6 15,865.6", relief=0.45, midline=True)
muscle("trapezius_upper", "29,895 37,868 56,860 126,838", "30,884 35.5,864 44,851.5 56,842.5 68,837.5 88,832 122,827",
       tone="b", flesh=(0, 0.95), relief=0.28)
muscle("levator_scapulae", "30,893 33.5,868 44,850", "33,893 43,866 60,853",
       layer="intermediate", tone="c", fade=(0, 0.2), relief=0.3)
muscle("scm_clavicular", "27,896 25,862 14,830", "36,902 31.7,884 31.7,866 33,848 33,830",
       tone="b", flesh=(0, 0.92), relief=0.38, ragged=0.08)
muscle("scm_sternal", "27,889 16.5,862 9.5,845 2.5,823", "38,908 29.5,880 26,862 9.5,823",
       flesh=(0.02, 0.86), relief=0.42, ragged=0.08)

# ---- chest and shoulder, as far as they show
FIGURE.place(NECK, 0)
muscle, structure = FIGURE.muscle, FIGURE.structure
FIGURE.hidden("subclavius", "18,827 50,827 82,830", "20,820 50,820.5 82,825", layer="intermediate")
structure("sternum", "-13,827 -10,818 -8,805", "13,827 10,818 8,805", start="0,824",
          relief=0.12, midline=True)
muscle("pectoralis_major_clavicular", "68,829 90,808 108,795", "4,811 30,804 60,795",
       start="40,828 12,826", tone="c", flesh=(0.06, 1), relief=0.22,
       flesh_from=((0, 0.05), (1, 0.08)))
muscle("deltoid_anterior", "68,829.5 82,816 94,806 104,795", "114,832 122,815 128,800",
       start="92,833", flesh=(0.06, 1), relief=0.30)
structure("clavicle", "4,829.5 20,830.5 45,832.5 85,836.5 116,833.5",
          "5,822.5 20,823.5 45,826.5 85,830.5 118,827.5",
          relief=0.45, fade=(0.02, 0.05))

# ---- vault of the skull and jaw
muscle, structure, dressing = HEAD.muscle, HEAD.structure, HEAD.dressing
structure("galea_aponeurotica", "-46,930 -44,975 -20,1004", "46,930 44,975 20,1004",
          end="0,1009", relief=0.02, lined=False)
dressing("maxilla", "-10,930 0,930 12,928 34,924", "-10,894 0,894 12,894 30,896", tone="tendon",
         relief=0.03, lined=False)
structure("mandible", "36.5,922 34,905 31,894", "42,922 39,905 34,894", relief=0.15,
          lined=False)
structure("mandible", "-33,904 -14,898 0,896 14,898 33,904",
          "-29.5,890 -26,881.5 -14,873 0,871 14,873 26,881.5 29.5,890", end="32,896",
          start="-32,896", relief=0.05, midline=True)
dressing("buccinator", "30,910 22,905 13,898", "31,893 22,888 13.5,892", tone="d", relief=0.2)
muscle("temporalis", "37,977 32,962 31,948 35,924", "45,980 48,950 43,922", start="41,982",
       relief=0.22, flesh=(0.05, 0.95))
muscle("masseter_superficial", "30.5,918.5 27.5,904 23.5,884.5", "38.5,925 37,908 34.3,897 31,888",
       start="36,923", end="27,884.5", relief=0.35, flesh=(0.06, 0.95),
       flesh_from=((0, 0.16), (0.5, 0.12), (1, 0.06)), ragged=0.10)
dressing("levator_anguli_oris", "14,921 14,907 12,897.5", "19,922 18,907 15,897.5",
         tone="d", relief=0.3)
dressing("zygomaticus_minor", "21,930 18,914 12.6,902.5", "25,929 21,913 14.5,901",
         tone="c", relief=0.4)
structure("zygomatic_arch", "25,928 33,929.5 40,928.5", "25.5,920.5 33,921.3 41,923.5",
          start="24,924", relief=0.35)

# ---- face
dressing("nose_cartilage", "-10.5,909 -6,920 -3,935", "10.5,909 6,920 3,935", start="0,905",
         tone="tendon", relief=0.06)
dressing("eyeball", "8.5,935 17,942 27.5,936", "8.5,935 18,930 27.5,936", tone="tendon",
         relief=0.05, lined=False)
dressing("mouth", "-14.5,896 0,902 14.5,896", "-14.5,896 0,888 14.5,896", tone="d", relief=0.02,
         lined=False)
dressing("orbicularis_oris", "-15.5,896 -8,906.5 0,909.3 8,906.5 15.5,896",
         "-12.8,896 -6,896.2 0,896 6,896.2 12.8,896", tone="c", relief=0.2)
dressing("nasalis", "8.5,911 6,917 1,926", "12,914 9,922 1.5,930",
         tone="c", relief=0.25, fade=(0.05, 0.25))
dressing("levator_labii_nasi", "5.5,937 8,923 9.5,909", "7.8,937 11.5,923 12.8,907",
         tone="c", relief=0.35)
dressing("levator_labii", "10.5,929 11,918 8.5,904.5", "20,928 18,916 13,903",
         tone="b", relief=0.3, flesh=(0.03, 1))
dressing("depressor_labii", "21,877 14.5,884 9.5,892", "10,873.5 6,880 1,888.5",
         tone="d", relief=0.25, fade=(0.15, 0))
dressing("mentalis", "0.8,887 1.2,880 2.5,873.5", "5,887 8,881 11.5,874.5", tone="c", relief=0.3,
         fade=(0, 0.18))
dressing("orbicularis_oris", "-15.5,895.6 -8,887 0,884.8 8,887 15.5,895.6",
         "-12.8,895.2 -6,895.8 0,895.7 6,895.8 12.8,895.2", tone="c", relief=0.2)
dressing("platysma", "25.5,869 23.5,878 19,885 15,892.5", "31,879 29,884 26,889.5 16.5,896",
         tone="c", relief=0.08, fade=(0.35, 0.15), lined=False, covers=False)
dressing("depressor_anguli", "13,874 12.5,885 13.5,895", "24.5,879 19,887 16.2,897",
         end="15,897", start="18,875.5", tone="b", relief=0.35, fade=(0.13, 0))
dressing("risorius", "28,899 21,897.5 15,896.5", "28.5,896 21,894.5 15,894.3",
         tone="c", relief=0.35, fade=(0.35, 0.05), lined=False)
muscle("zygomaticus_major", "27,925 21,910 13.5,897", "32,923 25,909 16.5,895",
       relief=0.5, flesh=(0.05, 1), fade=(0.06, 0))
muscle("frontalis", "0.8,972 1.5,960 4,944", "29,976 31.5,962 31.5,943",
       start="8,979.5 17,983.5 25,982", end="18,941", tone="c", relief=0.10,
       flesh=(0.06, 1), ragged=0.12)
dressing("procerus", "-6,950 -4,940 -3.6,928", "6,950 4,940 3.6,928", tone="b", relief=0.2,
         fade=(0.3, 0.15))
muscle("orbicularis_oculi",
       "6.5,935.6 9,944 17,948.8 27.5,946.5 34.8,936.5 30,926.5 20,922 10,926 6.6,934.8",
       "10.5,935.5 13.5,938.3 18.3,939 23.5,938.2 26.6,936 24.5,933.8 18.5,933.5 13.5,934.2 "
       "10.5,935.3", tone="b", relief=0.12)
dressing("palpebral_ligament", "5.5,935.7 8,935.8 10.3,935.7", "5.5,934.7 8,934.7 10.3,935.1",
         tone="tendon", relief=0.1, fade=(0.3, 0.3), lined=False)
muscle("corrugator_supercilii", "4,941 10,944.5 19,948", "5,945 11,948 19.5,950",
       tone="d", relief=0.3, fade=(0, 0.25))
structure("auricle", "41.5,941 41,928 39.5,915 37.5,909.5", "50,943 51,930 49,918 46,908",
          tone="tendon", relief=0.05, lined=False)

FIGURE.place(HEAD, 0)
