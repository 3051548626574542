"""The figure of the right side, and with it of the left, deepest first.

"40,806" is a point 40 thousandths of a body height in front of the plane of depth 0 and 806 above
the sole. The arm is written where it hangs and drawn beside the trunk; a stump of it stays on the
trunk as well, so the shoulder is written twice.

Anatomy from general knowledge and measured on the body's own landmarks: no clinician has checked
it.
"""
# fmt: off

from patches import Figure
from pieces import ARM_BESIDE

FIGURE, ARM = Figure(), Figure()
muscle, hidden = FIGURE.muscle, FIGURE.hidden
structure, dressing = FIGURE.structure, FIGURE.dressing

# ---- what no picture of the surface shows, but a needle reaches
hidden("masseter_deep", "38,920 39,908 41,898", "48,918 47,908 48,895")
hidden("scalenus_anterior", "29,886 28,860 29,836", "36,886 35,860 38,834")
hidden("scalenus_posterior", "11,882 6,862 1,842", "17,882 13,862 9,842")
hidden("subscapularis", "-40,806 -14,812 6,802", "-36,746 -10,760 6,782")
hidden("quadratus_lumborum", "-22,612 -22,640 -21,672", "-5,606 -8,640 -11,670")
hidden("transversus_abdominis", "-10,612 -8,650 8,686", "46,592 60,620 64,690", end="35,700")
hidden("gluteus_minimus_anterior", "8,580 9,545 5,510", "36,576 27,545 13,508")
hidden("gluteus_minimus_posterior", "-22,578 -13,545 -3,512", "8,580 8,548 5,510")
hidden("vastus_intermedius", "20,495 30,420 36,336", "48,495 56,420 48,336")
hidden("extensor_hallucis_longus", "14,172 17,120 26,66", "22,168 23,115 31,66")
hidden("internal_oblique", "-12,607 -12,635 -7,660", "43,588 55,606 64,640",
       end="18,688 46,692", layer="intermediate")
hidden("supraspinatus", "-36,822 -16,836 3,832", "-34,814 -14,823 3,826", layer="intermediate")
hidden("iliocostalis_lumborum", "-34,602 -40,645 -50,692", "-20,602 -25,645 -36,694",
       layer="intermediate")
hidden("iliocostalis_thoracis", "-50,690 -54,740 -52,796", "-37,690 -42,740 -40,796",
       layer="intermediate")

# ---- head
muscle("frontalis", "60,985 68,965 73,943", "88,982 96,962 91,941", end="80,941", tone="c",
       flesh=(0.24, 1), relief=0.06, ragged=0.14, fade=(0.40, 0.15), lined=False,
       aponeurosis="epicranial_aponeurosis")
muscle("occipitalis", "8,924 0,938 -6,954", "-22,924 -34,938 -34,958", start="-8,923", tone="c",
       flesh=(0, 0.80), relief=0.08, ragged=0.14, fade=(0.12, 0.45), lined=False,
       tendon="epicranial_aponeurosis")
muscle("temporalis", "69,934 63,924 57,914", "8,946 24,945 37,936 49,915",
       start="71,950 62,965 40,973 19,964", tone="c", relief=0.10, flesh=(0.03, 0.93))
dressing("parotid", "35,911 36,898 40,884", "48,914 48,900 46,884", tone="fat", relief=0.3,
         fade=(0.1, 0.1))
muscle("masseter_superficial", "45,918 41,901 41,884", "66,911 60,897 53,878",
       end="46,879.5", tone="b", flesh=(0.08, 0.97), relief=0.25)
structure("zygomatic_arch", "38,922 52,919.5 68,914", "38,918.5 52,915.5 67,909", relief=0.4,
          fade=(0.25, 0.2))

# ---- neck
dressing("infrahyoid", "36,890 42,852 44,826", "64,874 54,850 47,822", tone="d", relief=0.15,
         fade=(0.36, 0), lined=False)
muscle("scalenus_medius", "27,900 24,875 22,852 22,832", "16,900 12,876 9,856 7,834",
       layer="deep", tone="d", relief=0.25)
muscle("levator_scapulae", "21,908 14,880 7,858 -8,832", "9,914 2,886 -8,858 -24,834",
       layer="intermediate", relief=0.3)
muscle("splenius_capitis", "-8,866 0,892 13,920", "-20,876 -14,905 -12,922",
       end="2,923", layer="intermediate", tone="d", relief=0.25)
muscle("scm_clavicular", "26,915 34,880 38,852 40,829", "8,918 16,892 22,864 26,831",
       start="17,919.5", tone="b", flesh=(0.04, 0.92), relief=0.3)
muscle("scm_sternal", "31,913 41,880 45,850 47,824", "17,920 30,882 37,852 42,826",
       flesh=(0.06, 0.88), relief=0.35, ragged=0.08)

# ---- shoulder blade and flank
muscle("infraspinatus", "-58,802 -46,799 -36,785 -24,776", "-58,750 -50,752 -40,768 -24,770",
       tone="b", relief=0.25)
muscle("teres_minor", "-54,762 -42,773 -24,776", "-52,754 -40,766 -24,768",
       layer="intermediate", relief=0.3)
muscle("teres_major", "-58,756 -44,767 -24,772", "-54,736 -38,746 -20,742", tone="c", relief=0.35)
muscle("external_oblique", "72,742 74,718 69,696", "-12,664 -14,630 -12,608",
       start="48,738 24,724 0,700", end="66,660 65,625 69,595 66,556 56,573 44,588 16,602",
       tone="c", flesh=(0, 0.95), relief=0.08, tendon="external_oblique_aponeurosis")
for x, y in ((56, 671), (59, 686), (61, 701), (65, 716), (70, 731)):
    muscle("serratus_anterior", f"{x},{y + 3} {x - 20},{y + 16} -4,{y + 38}",
           f"{x},{y - 3} {x - 20},{y - 1} -6,{y + 15}",
           layer="intermediate", tone="b", relief=0.4)
structure("rectus_sheath", "66,722 64,680 62.5,640 63,600 64,565",
          "80,722 76,680 74,640 76,600 74,560", relief=0.05, fade=(0.06, 0), covers=False)
muscle("rectus_abdominis", "69.5,718 67,680 65.5,640 66,600 66.5,560 63,528",
       "92,724 88,690 85,640 88,590 82,550 68,518",
       bands=(0.085, 0.275, 0.46), relief=0.16, ragged=0.05)
muscle("latissimus_dorsi", "-58,746 -40,750 -22,748 -5,752",
       "-14,608 0,640 9,668 16,700 18,722 20,745",
       start="-60,700 -56,660 -42,628 -30,606", relief=0.14, aponeurosis="thoracolumbar_fascia",
       flesh_from=((0, 0), (0.35, 0.03), (0.5, 0.2), (0.7, 0.33), (0.85, 0.30), (1, 0.04)))

# ---- chest
muscle("pectoralis_major_costal", "96,748 78,748 58,754 38,762", "92,714 76,722 58,738 34,750",
       start="97,730", tone="d", relief=0.2)
muscle("pectoralis_major_sternal", "56,818 60,798 52,784 38,772", "97,742 78,745 58,752 34,757",
       start="75,794 92,768", relief=0.2, flesh=(0, 0.95))
muscle("pectoralis_major_clavicular", "26,830 41,808 46,790 40,772", "52,826 61,802 54,786 40,770",
       start="40,829", tone="c", flesh=(0.06, 1), relief=0.22)

# ---- stump of the arm on the trunk
dressing("humerus", "-2.5,734.8 4,736 10.5,734.8", "-2.5,729.2 4,728 10.5,729.2", start="-5,732",
         end="13,732", tone="tendon", relief=0.1)
muscle("triceps_long", "-33,776 -29,752 -23,731", "-14,770 -10,750 -6,733", end="-15,731",
       relief=0.3)
muscle("biceps_brachii", "20,770 20,734", "44,772 36,754 35.5,733", end="28,732", tone="b",
       relief=0.3)
muscle("deltoid_middle", "-9,829 -20,800 -19,765 -10,733", "10,834 27,800 27,765 22,733",
       end="5,730", tone="b", flesh=(0.04, 1), relief=0.30)
muscle("deltoid_posterior", "-47,799 -37,784 -28,762 -20,735", "-8,828 -18,800 -17,765 -9,733",
       start="-35,816 -20,823", end="-14,732", flesh=(0.08, 1), relief=0.28)
muscle("deltoid_anterior", "9,834 26,800 26,765 21,733",
       "27,830 41,808 47,790 44,771 36,750 31,734", start="18,834", end="26,732",
       flesh=(0.05, 1), relief=0.30)

# ---- trapezius and the bones of the shoulder
muscle("trapezius_middle", "-36,840 -18,833 -2,829.5", "-60,797 -47,803 -36,814 -12,825.5",
       end="-6,827", flesh=(0, 0.95), relief=0.18)
muscle("trapezius_upper", "-14,923 -7,902 0,880 7,860 15,837", "-34,836 -18,832 -4,829.5",
       start="-28,928 -16,900 -16,875 -23,850", end="6,833.5",
       tone="b", relief=0.2, flesh=(0, 0.96), flesh_from=((0, 0.05), (1, 0)))
structure("scapular_spine", "-50,800 -38,815 -24,823.5 -8,830", "-47,796 -36,810 -22,819 -8,826",
          relief=0.4, fade=(0.10, 0), covers=False)
structure("acromion", "-11,830 0,834.5 11,836.5", "-11,825.5 0,828 11,830.5", relief=0.4,
          fade=(0.15, 0.15), covers=False, lined=False)
structure("clavicle", "4,836.5 25,835 48,829", "4,831.5 25,830 48,823.5", relief=0.45,
          fade=(0.15, 0))

# ---- back of the knee, and the calf
dressing("knee_capsule", "-14,322 -9,295 -7,262", "24,322 24,295 24,258", tone="tendon",
         relief=0.08, fade=(0.15, 0.1), lined=False)
muscle("semimembranosus", "-36,480 -28,420 -24,360 -20,310", "-20,470 -10,420 -8,360 -8,310",
       layer="intermediate", tone="c", relief=0.2)
muscle("semitendinosus", "-44,494 -34,440 -30,400 -24,350 -21,320 -22,285",
       "-28,490 -19,430 -18,380 -15,330 -17,288", flesh=(0.05, 0.64), relief=0.35, ragged=0.08,
       tendon="semitendinosus_tendon")
muscle("soleus", "-16,280 -22,205 -26,165 -21,120 -18,78", "0,280 -5,215 -7,170 -9,130 -12,80",
       layer="intermediate", tone="c", flesh=(0, 0.82), relief=0.25, ragged=0.10, fade=(0, 0.06),
       tendon="achilles_tendon")
structure("achilles_tendon", "-30,164 -25,135 -20,100 -18,70 -22,42 -29,20",
          "-20,158 -16,125 -12.5,95 -11,65 -13,42 -16,18", relief=0.25, fade=(0.05, 0.12))
muscle("gastrocnemius_lateral", "-20,324 -30,290 -40,245 -42,210 -37,180 -28,158",
       "-4,318 -10,285 -14,240 -16,205 -19,178 -21,158", end="-25,153",
       tone="b", flesh=(0.05, 0.93), relief=0.33)

# ---- thigh
muscle("biceps_femoris_short", "-12,425 -8,370 -8,320 -6,283", "0,412 6,365 4,320 -1,283",
       layer="deep", tone="d", flesh=(0, 0.9), relief=0.25, fade=(0, 0.08),
       tendon="biceps_femoris_tendon")
muscle("vastus_lateralis", "-8,515 -14,440 -10,390 -1,355 10,330",
       "42,515 54,450 55,400 48,345 40,304", end="28,310", tone="d", relief=0.3, flesh=(0, 0.93),
       ragged=0.1, fade=(0, 0.08), tendon="quadriceps_tendon")
muscle("rectus_femoris", "46,562 47,500 53,430 54,380 47,335 42,316",
       "66,560 76,500 80,440 76,390 60,340 54,316", flesh=(0.05, 0.84), relief=0.35, ragged=0.1,
       tendon="quadriceps_tendon")
muscle("biceps_femoris_long", "-38,492 -25,440 -21,390 -15,345 -13,310 -8,280",
       "-18,480 -11,430 -7,390 -2,350 -3,310 -2,277",
       tone="b", flesh=(0.05, 0.72), relief=0.35, ragged=0.08, tendon="biceps_femoris_tendon")
structure("iliotibial_tract", "-8,490 -3,430 3,380 6,340 8,305 14,268",
          "38,490 28,430 25,380 22,340 20,305 24,268", relief=0.15, fade=(0.06, 0.05),
          covers=False)

# ---- hip
muscle("gluteus_medius", "-38,599 -34,572 -14,545 0,506", "38,592 28,560 19,503",
       start="-20,614 0,604 20,598", layer="intermediate", tone="c", relief=0.2,
       flesh=(0, 0.92), flesh_from=((0, 0.12), (1, 0.05)))
structure("inguinal_ligament", "44,588.5 57,575 68,550", "43,584.5 55.5,570 66,546", relief=0.2,
          fade=(0.05, 0.05))
muscle("tensor_fasciae_latae", "27,593 19,550 16,500 17,466", "46,585 51,545 48,505 40,460",
       tone="b", flesh=(0.02, 0.86), relief=0.35, fade=(0, 0.08), tendon="iliotibial_tract")
muscle("sartorius", "43,589 52,560 61,530 67,490", "49,588 62,560 72,530 76,490",
       tone="b", relief=0.35)
muscle("gluteus_maximus", "-48,597 -31,567 -8,547 13,530", "-60,506 -44,484 -30,462 -14,447",
       start="-54,570 -64,540", end="15,506 11,476 0,452", relief=0.22,
       flesh=(0.02, 0.88), flesh_from=((0, 0.08), (1, 0.02)), tendon="iliotibial_tract")
structure("greater_trochanter", "-7,524 -9,511 -5,499", "8,525 11,511 7,499", painted=False,
          covers=False)  # felt through the tendon, not seen
structure("iliac_crest", "-34,601 -21,615.5 0,606.5 22,600 45,589",
          "-33,597 -20,610.5 0,602 22,595.5 44,584.5", relief=0.4, fade=(0.1, 0.18), covers=False)

# ---- leg
muscle("fibularis_brevis", "-10,168 -10,120 -9,80 -8,50 -3,33 12,22 31,13",
       "6,168 3,120 -2,85 -5,52 0,36 14,25 33,17",
       layer="intermediate", tone="d", flesh=(0, 0.48), relief=0.3, fade=(0, 0.05),
       tendon="fibularis_brevis_tendon")
muscle("extensor_digitorum_longus", "3,274 14,230 13,180 9,135 15,85 23,62 46,38 72,21",
       "12,274 25,240 26,190 22,135 24,85 30,66 56,40 76,26",
       tone="c", flesh=(0.02, 0.45), relief=0.35, fade=(0.04, 0.2), ragged=0.08,
       tendon="extensor_digitorum_longus_tendons")
muscle("tibialis_anterior", "13,273 25,240 26,180 23,130 25,85 32,60 46,44",
       "30,266 36,235 35,180 31,120 31,85 40,60 56,46",
       flesh=(0.03, 0.60), relief=0.35, fade=(0.05, 0.10), ragged=0.08,
       tendon="tibialis_anterior_tendon")
structure("tibia", "29,268 32,230 30,185 28,150", "42,268 40,230 38,185 34,150", relief=0.2,
          fade=(0.08, 0.3))
muscle("fibularis_tertius", "4,148 9,100 17,62 36,24", "10,146 15,100 22,64 40,26",
       tone="d", flesh=(0, 0.58), relief=0.35, fade=(0.18, 0.12), tendon="fibularis_tertius_tendon")
muscle("fibularis_longus", "-4,278 -9,235 -9,180 -10,130 -10,80 -9,45 -4,32",
       "5,278 16,230 15,190 8,145 -3,95 -6,48 -1,34",
       tone="b", flesh=(0.03, 0.60), relief=0.35, ragged=0.08, fade=(0, 0.08),
       tendon="fibularis_longus_tendon")
structure("fibula_head", "-8,283 -10,275 -6,265", "1,284 4,275 1,265", relief=0.4, fade=(0.3, 0.3),
          lined=False)
structure("lateral_malleolus", "0,112 -5,80 -7,55 -4,38", "5,112 8,80 8,55 3,38", end="0,34.5",
          relief=0.35, fade=(0.45, 0))

# ---- knee
structure("patellar_retinaculum", "18,318 19,295 22,268", "42,324 40,295 36,264",
          relief=0.08, fade=(0.12, 0.14), lined=False)
structure("patellar_ligament", "38,296 36,278 31,260", "47,294 43,278 38,260", relief=0.4,
          fade=(0.15, 0.15), covers=False)
structure("patella", "41,321 37,306 39,291", "54,322 53,306 46,288", relief=0.35)

# ---- foot
dressing("extensor_retinaculum", "6,66 20,63 34,62", "6,56 22,52 40,51", tone="tendon", relief=0.05,
         fade=(0.35, 0.2), lined=False, covers=False)
muscle("abductor_digiti_minimi_foot", "-20,13 8,14 40,12 76,8", "-16,4 10,4 40,3 74,2",
       tone="c", flesh=(0.05, 0.9), relief=0.3, fade=(0.08, 0.12))
muscle("extensor_digitorum_brevis", "10,32 30,33 52,28 76,22", "12,23 30,21 52,19 78,17",
       tone="b", flesh=(0.04, 0.58), relief=0.35, fade=(0.08, 0.34), ragged=0.14,
       tendon="extensor_digitorum_brevis_tendons")

# ---- the arm, beside the trunk
muscle, hidden = ARM.muscle, ARM.hidden
structure, dressing = ARM.structure, ARM.dressing

hidden("triceps_medial", "0,722 2,690 -1,664", "9,714 9,690 4,664")
hidden("supinator", "4,661 8,640 20,608", "12,663 21,640 29,606")
hidden("extensor_pollicis_longus", "0,606 6,570 22,520", "6,608 12,570 26,520")
muscle("infraspinatus", "-50,802 -36,785 -24,776", "-50,766 -38,766 -24,768", tone="b", relief=0.2)
muscle("pectoralis_major_sternal", "62,804 52,786 38,772", "62,750 48,755 34,755", relief=0.2)
muscle("pectoralis_major_clavicular", "26,830 41,808 47,790 40,772", "66,826 66,802 56,786 40,770",
       tone="c", relief=0.2)
muscle("triceps_long", "-36,780 -30,745 -26,715 -22,690 -9,660",
       "-14,770 -14,735 -13,705 -11,680 -6,660", relief=0.35, flesh=(0, 0.72), ragged=0.1,
       tendon="triceps_tendon")
muscle("brachialis", "2,728 7,695 12,665 20,638", "20,728 27,695 29,665 27,636",
       layer="deep", tone="d", relief=0.3)
muscle("biceps_brachii", "16,740 24,705 29,675 29,648", "44,776 46,735 46,695 42,665 32,644",
       tone="b", flesh=(0, 0.84), relief=0.4, ragged=0.08, tendon="biceps_tendon")
muscle("triceps_lateral", "-20,764 -18,720 -15,692 -7,660", "-2,745 9,712 7,690 -1,660",
       tone="b", flesh=(0, 0.70), relief=0.4, ragged=0.12, tendon="triceps_tendon")
muscle("deltoid_middle", "-9,829 -20,800 -19,765 2,716", "10,834 27,800 27,765 9,715",
       end="5.5,711", tone="b", flesh=(0.04, 0.96), relief=0.30)
muscle("deltoid_posterior", "-48,802 -37,784 -28,762 -17,738 2,713",
       "-8,828 -18,800 -17,765 5,717", start="-35,816 -20,823", flesh=(0.08, 0.97), relief=0.28)
muscle("deltoid_anterior", "9,834 26,800 26,765 6,717", "27,830 41,808 47,790 44,771 34,747 10,712",
       start="18,834", flesh=(0.05, 0.97), relief=0.30)
muscle("trapezius_upper", "-30,846 0,842 16,840", "-40,826 -14,829.5 -3,829.5", end="5,834",
       tone="b", relief=0.1)
structure("scapular_spine", "-50,800 -38,815 -24,823.5 -8,830", "-47,796 -36,810 -22,819 -8,826",
          relief=0.4, fade=(0.10, 0), covers=False)
structure("acromion", "-11,830 0,834.5 11,836.5", "-11,825.5 0,828 11,830.5", relief=0.4,
          fade=(0.15, 0.15), covers=False, lined=False)
structure("clavicle", "4,838 25,837 48,832", "4,831.5 25,830 48,823.5", relief=0.45,
          fade=(0.15, 0))

# ---- forearm
structure("lateral_epicondyle", "0,673 -2,663 2,654", "9,673 11,663 9,654", relief=0.3,
          fade=(0.35, 0.2), lined=False)
muscle("flexor_carpi_radialis", "28,648 31,600 31,550 33,510", "42,648 40,600 37,550 40,510",
       tone="c", flesh=(0, 0.5), relief=0.3, tendon="flexor_carpi_radialis_tendon")
muscle("extensor_carpi_ulnaris", "1,661 -14,640 -15,612 -6,575 10,520 15,503",
       "5,663 -3,630 1,590 13,520 18,504", tone="b", flesh=(0.02, 0.62), relief=0.4,
       tendon="extensor_carpi_ulnaris_tendon")
muscle("extensor_digiti_minimi", "4,661 -4,630 0,590 12,520 17,503",
       "6,663 1,630 5,590 15,520 20,503", tone="d", flesh=(0.02, 0.58), relief=0.4,
       tendon="extensor_digiti_minimi_tendon")
muscle("anconeus", "6,664 -2,664 -9,659", "6,660 -2,642 -9,620", end="-14,640", tone="d",
       flesh=(0.05, 1), relief=0.3, fade=(0.12, 0))
muscle("extensor_digitorum", "4,662 0,630 4,590 14,520 21,494", "8,665 9,630 13,592 22,520 30,492",
       flesh=(0.02, 0.56), relief=0.4, ragged=0.08, fade=(0, 0.10),
       tendon="extensor_digitorum_tendons")
muscle("extensor_carpi_radialis_brevis", "6,666 7,630 13,590 25,503", "10,668 16,632 21,592 30,504",
       layer="intermediate", tone="d", flesh=(0.02, 0.55), relief=0.4, ragged=0.08, fade=(0, 0.06),
       tendon="extensor_carpi_radialis_brevis_tendon")
muscle("extensor_carpi_radialis_longus", "6,686 9,660 15,620 22,585 29,505",
       "13,697 19,664 25,622 29,585 34,506", tone="b", flesh=(0.02, 0.50), relief=0.4, ragged=0.08,
       fade=(0, 0.06), tendon="extensor_carpi_radialis_longus_tendon")
muscle("brachioradialis", "5,702 15,668 23,625 28,580 34,514",
       "11,708 20,692 30,668 39,630 37,590 38,518",
       tone="c", flesh=(0, 0.60), relief=0.4, ragged=0.08, fade=(0.05, 0.03),
       tendon="brachioradialis_tendon")
muscle("abductor_pollicis_longus", "7,594 18,560 30,516 42,503", "14,600 26,564 35,518 46,507",
       layer="deep", tone="c", flesh=(0, 0.55), relief=0.4, fade=(0.28, 0.08),
       tendon="abductor_pollicis_longus_tendon")
muscle("extensor_pollicis_brevis", "11,580 19,550 28,516 44,499", "16,584 24,552 32,517 47,502",
       layer="deep", tone="d", flesh=(0, 0.45), relief=0.4, fade=(0.25, 0.1),
       tendon="extensor_pollicis_brevis_tendon")
structure("olecranon", "-11,668 -12,660 -10,648", "-4,668 -2,660 -6,648", relief=0.45,
          fade=(0.35, 0.3))

# ---- hand
muscle("first_dorsal_interosseous_hand", "28,500 26,484 31,462", "36,495 39,478 37,463",
       flesh=(0, 0.9), relief=0.3, fade=(0.2, 0.15))
dressing("extensor_retinaculum", "10,520 22,519 34,520", "12,509 24,508 36,509", tone="tendon",
         relief=0.05, fade=(0.3, 0.3), lined=False, covers=False)

FIGURE.place(ARM, -ARM_BESIDE)
