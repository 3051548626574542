"""The figure of the right side, and with it of the left, deepest first.

"40,806" is a point 40 thousandths of a body height in front of the plane of depth 0 and 806 above
the sole. The arm is written where it hangs and drawn beside the trunk; a stump of it stays on the
trunk as well, so the shoulder is written twice.

Anatomy from general knowledge and measured on the body's own landmarks: no clinician has checked
it.
"""
# fmt: off

import muscles_head_right as head
from patches import Figure
from pieces import ARM_BESIDE

FIGURE, ARM = Figure(), Figure()
muscle, hidden = FIGURE.muscle, FIGURE.hidden
structure, dressing = FIGURE.structure, FIGURE.dressing

# ---- what no picture of the surface shows, but a needle reaches
hidden("subscapularis", "-40,806 -14,812 6,802", "-36,746 -10,760 6,782")
hidden("quadratus_lumborum", "-22,612 -22,640 -21,672", "-5,606 -8,640 -11,670")
hidden("transversus_abdominis", "-10,612 -8,650 8,686", "46,592 60,620 64,690", end="35,700")
hidden("gluteus_minimus_anterior", "8,580 9,545 5,510", "36,576 27,545 13,508")
hidden("gluteus_minimus_posterior", "-22,578 -13,545 -3,512", "8,580 8,548 5,510")
hidden("vastus_intermedius", "20,495 30,420 36,336", "48,495 56,420 48,336")
hidden("extensor_hallucis_longus", "17,170 20,120 26,66", "25,168 26,115 31,66")
hidden("internal_oblique", "-12,607 -12,635 -7,660", "43,588 55,606 64,640",
       end="18,688 46,692", layer="intermediate")
hidden("supraspinatus", "-36,822 -16,836 3,832", "-34,814 -14,823 3,826", layer="intermediate")
hidden("iliocostalis_lumborum", "-34,602 -40,645 -50,692", "-20,602 -25,645 -36,694",
       layer="intermediate")
hidden("iliocostalis_thoracis", "-50,690 -54,740 -52,796", "-37,690 -42,740 -40,796",
       layer="intermediate")

# ---- head and neck
FIGURE.place(head.NECK, 0)

# ---- shoulder blade and flank
muscle("infraspinatus", "-58,802 -46,799 -36,785 -24,776", "-58,738 -50,744 -40,763 -24,772",
       tone="b", relief=0.25)
muscle("teres_minor", "-54,750 -42,769 -24,777", "-52,741 -40,763 -24,769",
       layer="intermediate", relief=0.3)
muscle("teres_major", "-58,744 -44,764 -24,772", "-54,718 -40,732 -20,742", tone="c", relief=0.35)
muscle("external_oblique", "72,742 74,718 69,696", "-12,664 -14,630 -12,608",
       start="48,738 24,724 0,700", end="66,660 65,625 69,595 66,556 56,573 44,588 16,602",
       tone="c", flesh=(0, 0.95), relief=0.08, tendon="external_oblique_aponeurosis")
for x, y in ((44, 684), (53, 698), (61, 712), (66, 726), (71, 740)):
    muscle("serratus_anterior", f"{x},{y + 1} {x - 18},{y + 13} -4,{y + 36}",
           f"{x},{y - 4} {x - 18},{y - 1} -6,{y + 14}",
           layer="intermediate", tone="b", relief=0.4)
structure("rectus_sheath", "66,722 64,680 62.5,640 63,600 64,565",
          "80,722 76,680 74,640 76,600 74,560", relief=0.05, fade=(0.06, 0), covers=False)
muscle("rectus_abdominis", "71,735 68.5,690 66,640 67,610 69,575 73,545 70,528",
       "97,735 89,695 85,640 88,590 82,550 68,518",
       bands=(0.085, 0.275, 0.46), relief=0.16, ragged=0.05)
muscle("latissimus_dorsi", "-58,734 -42,742 -22,748 -5,752",
       "-14,608 0,640 9,668 16,700 18,722 20,745",
       start="-60,700 -56,660 -42,628 -30,606", relief=0.14, aponeurosis="thoracolumbar_fascia",
       flesh_from=((0, 0), (0.35, 0.03), (0.5, 0.14), (0.7, 0.2), (0.85, 0.13), (1, 0.02)))

# ---- chest
muscle("pectoralis_major_costal", "96,742 80,742 62,753 38,763", "92,712 75,718.5 58,735.5 34,750",
       start="97,728", tone="d", relief=0.2)
muscle("pectoralis_major_sternal", "56,818 60,798 52,784 38,772", "97,735 82,736 65,747 46,757 34,761",
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
muscle("deltoid_middle", "-9,829 -20.5,800 -20,768 -12,733", "10,834 28.5,800 29,768 23,733",
       end="5,730", tone="b", flesh=(0.04, 1), relief=0.30)
muscle("deltoid_posterior", "-47,799 -37,785 -28,766 -18,735", "-8,828 -19,800 -18,768 -11,733",
       start="-35,816 -20,823", end="-14,732", flesh=(0.08, 1), relief=0.28)
muscle("deltoid_anterior", "9,834 27.5,800 28,768 22,733",
       "27,830 41,808 47,790 44,771 36,750 31,734", start="18,834", end="26,732",
       flesh=(0.05, 1), relief=0.30)

# ---- trapezius and the bones of the shoulder
muscle("trapezius_middle", "-38,838 -18,832 -2,829.5", "-60,797 -47,803 -36,814 -12,825.5",
       end="-6,827", flesh=(0, 0.95), relief=0.18)
FIGURE.place(head.HEAD, 0)
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
muscle("soleus", "-16,280 -22,205 -26,165 -21,120 -18,78", "0,280 -5,215 -6,170 -8,130 -11,80",
       layer="intermediate", tone="c", flesh=(0, 0.88), relief=0.25, ragged=0.10, fade=(0, 0.06),
       tendon="achilles_tendon")
structure("achilles_tendon", "-30,164 -25,135 -20,100 -18,70 -22,42 -29,20",
          "-20,158 -16,125 -12.5,95 -11,65 -13,42 -16,18", relief=0.25, fade=(0.05, 0.12))
muscle("gastrocnemius_lateral", "-20,324 -30,290 -40,245 -42,210 -37,180 -28,158",
       "-4,318 -11,285 -16.5,240 -19,205 -21,178 -22,158", end="-25,153",
       tone="b", flesh=(0.05, 0.93), relief=0.33)

# ---- thigh
muscle("biceps_femoris_short", "-14,405 -10,365 -8,320 -6,283", "-6,402 4,365 5,320 -1,283",
       layer="deep", tone="d", flesh=(0, 0.9), relief=0.25, fade=(0, 0.08),
       tendon="biceps_femoris_tendon")
muscle("vastus_lateralis", "-2,518 -14,440 -10,390 -1,355 10,330",
       "48,515 60,450 61,400 52,345 43,306", end="30,316", tone="d", relief=0.3, flesh=(0, 0.93),
       ragged=0.1, fade=(0, 0.08), tendon="quadriceps_tendon")
muscle("rectus_femoris", "50,562 54,500 61,440 60,400 54,360 48,335 43,316",
       "66,560 76,500 80,440 76,390 60,340 54,316", flesh=(0.05, 0.84), relief=0.35, ragged=0.1,
       tendon="quadriceps_tendon")
muscle("biceps_femoris_long", "-46,492 -36,440 -32,400 -26,355 -16,310 -8,280",
       "-18,480 -14.5,430 -8.5,390 -2.5,355 -2,310 -2,277",
       tone="b", flesh=(0.05, 0.72), relief=0.35, ragged=0.08, tendon="biceps_femoris_tendon")
structure("iliotibial_tract", "-16,546 -9,500 -2,440 3,380 6,340 8,305 14,268",
          "26,550 32,490 28,430 25,380 22,340 20,305 24,268", relief=0.15, fade=(0.03, 0.05),
          covers=False)

# ---- hip
muscle("gluteus_medius", "-38,599 -34,572 -16,545 -3,513", "38,592 28,560 14,511",
       start="-20,614 0,604 20,598", layer="intermediate", tone="c", relief=0.2,
       flesh=(0, 0.92), flesh_from=((0, 0.12), (1, 0.05)))
structure("inguinal_ligament", "44,588.5 57,575 68,550", "43,584.5 55.5,570 66,546", relief=0.2,
          fade=(0.05, 0.05))
muscle("tensor_fasciae_latae", "27,593 20,550 18,505 22,468", "46,585 51.5,545 50,505 43,462",
       tone="b", flesh=(0.02, 0.92), relief=0.35, fade=(0, 0.08))
muscle("iliacus", "59,550 62,520 64,490", "66,548 67,520 67,490", layer="deep", tone="d",
       relief=0.2)
muscle("sartorius", "43,589 51.5,560 59.5,530 62.5,505", "49,588 58.5,560 63.5,530 65.5,505",
       tone="b", relief=0.35)
muscle("gluteus_maximus", "-48,597 -32,567 -17,550 -11,525", "-60,506 -44,484 -30,462 -15,448",
       start="-54,570 -64,540", end="-8,506 -3,480 -7,457", relief=0.22,
       flesh=(0.02, 0.95), flesh_from=((0, 0.08), (1, 0.02)))
structure("greater_trochanter", "-7,524 -9,511 -5,499", "8,525 11,511 7,499", painted=False,
          covers=False)  # felt through the tendon, not seen
structure("iliac_crest", "-34,601 -21,615.5 0,606.5 22,600 45,589",
          "-33,597 -20,610.5 0,602 22,595.5 44,584.5", relief=0.4, fade=(0.1, 0.18), covers=False)

# ---- leg
muscle("fibularis_brevis", "-10,168 -10,120 -9,80 -8,50 -3,33 12,22 31,13",
       "8,168 5,120 0,85 -5,52 0,36 14,25 33,17",
       layer="intermediate", tone="d", flesh=(0, 0.48), relief=0.3, fade=(0, 0.05),
       tendon="fibularis_brevis_tendon")
muscle("extensor_digitorum_longus", "3,274 13,240 14,200 13,160 15,125 18,90 24,62 46,38 72,21",
       "13,274 26,250 28,220 28,160 25,125 26,90 31,66 56,40 76,26",
       tone="c", flesh=(0.02, 0.62), relief=0.35, fade=(0.04, 0.2), ragged=0.08,
       tendon="extensor_digitorum_longus_tendons")
muscle("tibialis_anterior", "13,274 24.5,250 26.5,220 26.5,180 25.5,150 27,112 28,85 33,60 46,44",
       "30,266 36,235 35,180 31,120 31,85 40,60 56,46",
       flesh=(0.03, 0.60), relief=0.35, fade=(0.05, 0.10), ragged=0.08,
       tendon="tibialis_anterior_tendon")
structure("tibia", "29,268 32,230 30,185 28,150", "42,268 40,230 38,185 34,150", relief=0.2,
          fade=(0.08, 0.3))
muscle("fibularis_tertius", "7,142 11,100 18,62 36,24", "16,142 19,100 24,64 40,26",
       tone="d", flesh=(0, 0.58), relief=0.35, fade=(0.18, 0.12), tendon="fibularis_tertius_tendon")
muscle("fibularis_longus", "-4,278 -9.5,235 -10.5,190 -11,130 -10,80 -9,45 -4,32",
       "5,278 17,235 17.5,190 13,150 -1,95 -6,48 -1,34",
       tone="b", flesh=(0.03, 0.60), relief=0.35, ragged=0.08, fade=(0, 0.08),
       tendon="fibularis_longus_tendon")
structure("fibula_head", "-8,283 -10,275 -6,265", "1,284 4,275 1,265", relief=0.4, fade=(0.3, 0.3),
          lined=False)
structure("lateral_malleolus", "0,112 -5,80 -7,55 -4,38", "5,112 8,80 8,55 3,38", end="0,34.5",
          relief=0.35, fade=(0.45, 0))

# ---- knee
structure("patellar_retinaculum", "18,318 19,295 22,268", "42,324 40,295 36,264",
          relief=0.06, fade=(0.35, 0.3), lined=False)
structure("patellar_ligament", "38,296 36,278 31,260", "47,294 43,278 38,260", relief=0.4,
          fade=(0.15, 0.15), covers=False)
structure("patella", "41,321 37,306 39,291", "54,322 53,306 46,288", relief=0.35)

# ---- foot
dressing("extensor_retinaculum", "6,66 20,63 34,62", "6,56 22,52 40,51", tone="tendon", relief=0.05,
         fade=(0.35, 0.2), lined=False, covers=False)
muscle("abductor_digiti_minimi_foot", "-20,13 8,14 40,12 76,8", "-16,4 10,4 40,3 74,2",
       tone="c", flesh=(0.05, 0.9), relief=0.3, fade=(0.08, 0.12))
muscle("extensor_digitorum_brevis", "10,36 30,39.5 52,31.5 76,23", "12,24 30,24 52,21 78,17",
       tone="b", flesh=(0.04, 0.58), relief=0.35, fade=(0.08, 0.34), ragged=0.14,
       tendon="extensor_digitorum_brevis_tendons")

# ---- the arm, beside the trunk
muscle, hidden = ARM.muscle, ARM.hidden
structure, dressing = ARM.structure, ARM.dressing

hidden("triceps_medial", "-16,722 -16,690 -8,660", "9,714 8,690 4,664")
hidden("supinator", "4,661 3,640 9,608", "14,664 21,642 24,606")
hidden("extensor_pollicis_longus", "-8,606 -2,570 7,532", "-3,608 4,570 11,532")
muscle("infraspinatus", "-50,802 -36,785 -24,776", "-50,755 -38,764 -24,769", tone="b", relief=0.2)
muscle("pectoralis_major_sternal", "62,804 52,786 38,772", "62,750 48,755 34,755", relief=0.2)
muscle("pectoralis_major_clavicular", "26,830 41,808 47,790 40,772", "66,826 66,802 56,786 40,770",
       tone="c", relief=0.2)
muscle("triceps_long", "-36,780 -30,745 -26,715 -22,690 -9,660",
       "-14,770 -16,735 -15,705 -12,680 -6,660", relief=0.35, flesh=(0, 0.72), ragged=0.1,
       tendon="triceps_tendon")
muscle("brachialis", "2,728 7,695 12,665 20,638", "20,728 27,695 29,665 27,636",
       layer="deep", tone="d", relief=0.3)
muscle("biceps_brachii", "16,740 25,705 31,675 30,648", "44,776 46,735 46,695 42,665 32,644",
       tone="b", flesh=(0, 0.84), relief=0.4, ragged=0.08, tendon="biceps_tendon")
muscle("triceps_lateral", "-25,764 -21,720 -17,692 -8,660", "-2,745 9,712 8,690 -2,660",
       tone="b", flesh=(0, 0.74), relief=0.4, ragged=0.12, tendon="triceps_tendon")
muscle("deltoid_middle", "-9,829 -20.5,800 -20,768 -13,745 6,723", "10,834 28.5,800 29,768 25,745 14,722",
       end="10,719", tone="b", flesh=(0.04, 0.96), relief=0.30)
muscle("deltoid_posterior", "-48,802 -37,786 -28,767 -16,743 6,721",
       "-8,828 -19,800 -18,768 -11,745 8,724", start="-35,816 -20,823", flesh=(0.08, 0.97), relief=0.28)
muscle("deltoid_anterior", "9,834 27.5,800 28,768 24,745 12,723", "27,830 41,808 47,790 43,773 36,757 30,740 14,718",
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
muscle("flexor_carpi_radialis", "28,648 31,600 31,550 30,510", "42,648 40,600 37,550 40,510",
       tone="c", flesh=(0, 0.5), relief=0.3, tendon="flexor_carpi_radialis_tendon")
muscle("extensor_carpi_ulnaris", "1,661 -14,640 -15,612 -8,575 6,520 8,503",
       "4,663 -5,635 -6,605 -3,585 9,520 11,504", tone="b", flesh=(0.02, 0.62), relief=0.4,
       tendon="extensor_carpi_ulnaris_tendon")
muscle("anconeus", "6,664 -2,664 -9,659", "5,660 -2.5,642 -9,617", end="-14,640", tone="d",
       flesh=(0.05, 1), relief=0.3, fade=(0.12, 0))
muscle("extensor_digitorum", "3.5,662 -5,635 -6,605 -3,585 8,520 11,494",
       "7.5,665 2.5,635 1.5,605 4.5,585 15,520 18,492",
       flesh=(0.02, 0.56), relief=0.4, ragged=0.08, fade=(0, 0.10),
       tendon="extensor_digitorum_tendons")
muscle("extensor_carpi_radialis_brevis", "6,666 1,635 0.5,605 4,585 12,520 14,503",
       "10,668 10,635 11,605 13.5,585 18,520 19,504",
       layer="intermediate", tone="d", flesh=(0.02, 0.55), relief=0.4, ragged=0.08, fade=(0, 0.06),
       tendon="extensor_carpi_radialis_brevis_tendon")
muscle("extensor_carpi_radialis_longus", "0,692 4,662 3.5,642 6.5,620 12,585 17,505",
       "4,697 15.5,662 19,635 21,605 20,575 21,506", tone="b", flesh=(0.02, 0.50), relief=0.4,
       ragged=0.08, fade=(0, 0.06), tendon="extensor_carpi_radialis_longus_tendon")
muscle("brachioradialis", "0,708 5,684 13,664 18,645 18.5,635 20,605 21,580 21,516",
       "8,710 22,690 33,665 35.5,630 33,590 28,540 26,518",
       tone="c", flesh=(0, 0.60), relief=0.4, ragged=0.08, fade=(0.05, 0.03),
       tendon="brachioradialis_tendon")
muscle("extensor_pollicis_brevis", "1,574 8,552 16,527 29,504 40,496",
       "8,584 16,560 23,533 32,511 42,499",
       layer="deep", tone="d", flesh=(0, 0.45), relief=0.4, fade=(0.25, 0.1),
       tendon="extensor_pollicis_brevis_tendon")
muscle("abductor_pollicis_longus", "-3,592 5,568 12,544 24,512 36,499",
       "7,600 17.5,571 24.5,545 32,518 42,505",
       layer="deep", tone="c", flesh=(0, 0.62), relief=0.4, fade=(0.28, 0.08),
       tendon="abductor_pollicis_longus_tendon")
structure("olecranon", "-11,668 -12,660 -10,648", "-4,668 -2,660 -6,648", relief=0.45,
          fade=(0.35, 0.3))

# ---- hand
hidden("adductor_pollicis", "40,500 40,482 44,466", "44.5,498 45,485 45.5,470")
muscle("abductor_pollicis_brevis", "35,514 41,505 47,498", "41,512 48,503 54,495",
       flesh=(0.05, 0.9), relief=0.3, fade=(0.12, 0.1))
muscle("first_dorsal_interosseous_hand", "22,503 21,484 27,461", "34,499 40.5,484 37,461",
       flesh=(0, 0.9), relief=0.3, fade=(0.12, 0.12))
dressing("extensor_retinaculum", "10,520 22,519 34,520", "12,509 24,508 36,509", tone="tendon",
         relief=0.05, fade=(0.3, 0.3), lined=False, covers=False)

FIGURE.place(ARM, -ARM_BESIDE)
