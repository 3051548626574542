"""The figure of the back view, deepest first.

Written on the image's right half, which is the subject's right side. "40,806" is a point 40
thousandths of a body height from the midline and 806 above the sole. Anatomy from general
knowledge and measured on the body's own landmarks: no clinician has checked it.
"""
# fmt: off

import muscles_head_back as head
from patches import Figure

FIGURE = Figure()
muscle, hidden = FIGURE.muscle, FIGURE.hidden
structure, dressing = FIGURE.structure, FIGURE.dressing

# ---- what no picture of the surface shows, but a needle reaches
hidden("semispinalis_thoracis", "2,865 3,810 5,735", "13,850 16,800 17,755")
hidden("serratus_posterior_superior", "4,856 25,840 48,820", "4,816 26,797 53,776")
hidden("psoas_major", "13,690 16,645 22,605", "30,684 35,645 42,606")
hidden("quadratus_lumborum", "19,692 20,650 26,606", "52,686 49,650 55,609")
hidden("serratus_posterior_inferior", "30,692 48,708 64,730", "32,664 50,673 67,688")
hidden("gluteus_minimus_posterior", "36,572 62,536 93,506", "72,592 90,553 102,508")
hidden("gluteus_minimus_anterior", "66,588 84,548 95,506", "88,588 100,550 106,508")
hidden("piriformis", "8,567 45,546 93,515", "7,545 44,528 92,507")
hidden("obturator_internus", "20,520 52,515 93,512", "16,500 48,505 92,507")
hidden("gemelli", "28,524 60,521 94,513", "26,496 58,502 93,504")
hidden("quadratus_femoris", "36,503 64,501 90,500", "34,476 64,472 90,470")
hidden("popliteus", "54,268 68,288 88,303", "60,238 78,266 92,294")
hidden("tibialis_posterior", "68,258 70,190 72,105", "92,258 88,190 79,105")
hidden("flexor_hallucis_longus", "84,212 80,150 77,88", "104,206 99,150 88,92")
hidden("supinator", "163,652 175,622 191,577", "182,663 193,630 206,581")
hidden("flexor_digitorum_profundus", "147,652 156,612 181,562", "162,648 175,612 196,566")
hidden("abductor_pollicis_longus", "182,620 192,590 208,558", "196,616 206,588 217,556")
hidden("extensor_pollicis_longus", "181,606 198,564 212,535", "190,608 208,564 221,536")
hidden("extensor_pollicis_brevis", "196,580 208,555 220,530", "203,582 216,556 230,531")
hidden("extensor_indicis", "189,575 200,548 210,524", "199,577 211,548 220,525")

hidden("spinalis_thoracis", "1,812 1.5,740 1.5,668", "8.5,810 11,740 10,664", layer="intermediate")
hidden("iliocostalis_thoracis", "29,832 30,760 31,692", "41,826 47,760 50,696",
       layer="intermediate")
hidden("iliocostalis_lumborum", "31,704 33,645 29,592", "53,708 51,650 43,600",
       layer="intermediate")
hidden("longissimus_thoracis", "10,846 10.5,760 10,684", "27,836 29,760 32,688",
       layer="intermediate")
hidden("longissimus_lumborum", "10,700 12,640 20,578", "32,702 34,645 30,588",
       layer="intermediate")
hidden("supraspinatus", "45,824 80,830 122,824", "48,808 84,818.5 122,814", layer="intermediate")
hidden("plantaris", "81,312 77,295 71,266", "92,310 87,291 77,262", layer="intermediate")
hidden("fibularis_brevis", "95,172 92,112 90,64", "114,172 107,112 100,66",
       layer="intermediate")

# ---- head and neck
FIGURE.place(head.NECK, 0)

# ---- shoulder blade
hidden("rhomboid_minor", "0,858 22,838 45,817", "0,836 22,820 47,799", layer="intermediate")
muscle("rhomboid_major", "0,838 22,818 46,801", "0,782 28,752 56,723",
       layer="intermediate", tone="d", flesh=(0.08, 0.97), relief=0.2)
structure("thoracolumbar_fascia", "0,735 0,660 0,535", "28,735 36,665 30,555", relief=0.2)
muscle("external_oblique", "106,720 93,665 92,594", "62,690 52,645 42,600",
       tone="c", relief=0.2, flesh=(0, 0.93))
muscle("infraspinatus", "41,806 75,806 122,811", "56,727 78,756 123,788",
       start="44,770", tone="b", flesh=(0.03, 0.90), relief=0.30)
muscle("teres_minor", "70,758 92,774 123,790", "79,742 98,760 125,779",
       layer="intermediate", flesh=(0.05, 0.90))
muscle("teres_major", "59,754 82,767 112,773", "57,719 84,733 111,752",
       start="52,743 52,728", tone="c", flesh=(0.03, 1), relief=0.45)
muscle("latissimus_dorsi", "0,768 35,747 75,742 104,752", "50,604 66,622 73,641 79,657 86,672 97,702 105,722",
       start="0,700 0,640 0.3,556 20,578", relief=0.14, aponeurosis="thoracolumbar_fascia",
       flesh_from=((0, 0.12), (0.2, 0.24), (0.45, 0.40), (0.7, 0.42), (0.88, 0.20), (1, 0.06)))
structure("sacral_fascia", "0,632 0,560 0,503", "16,632 27,578 3,503",
          relief=0.03, fade=(0.5, 0.08), lined=False, covers=False, midline=True)

# ---- arm
muscle("brachialis", "150,755 160,705 172,660", "163,760 181,700 191,660",
       layer="deep", tone="c", relief=0.4)
muscle("triceps_medial", "106,718 122,684 141,654", "158,722 166,690 172,656",
       layer="deep", tone="d", flesh=(0, 0.86), relief=0.25, tendon="triceps_tendon")
muscle("triceps_long", "110,782 100.5,745 104.5,714 119,688 148,656",
       "134,782 138,748 140,720 146,692 153,656",
       flesh=(0.02, 0.66), relief=0.45, ragged=0.10, tendon="triceps_tendon")
muscle("triceps_lateral", "126,778 131,750 136,720 144.5,692 151,655",
       "146,768 157,745 165.5,715 169,692 160,656",
       tone="b", flesh=(0.02, 0.68), relief=0.45, ragged=0.10, tendon="triceps_tendon")
muscle("deltoid_middle", "108,830 132,800 141,780 146,762 153.5,722",
       "128,838 158,812 165,768 158,722", tone="b", flesh=(0.03, 0.93), relief=0.30)
muscle("deltoid_posterior", "114,822 134.5,799 142.5,782 147,763 155.5,721",
       "50,800 88,789 123,766 142,744 152.5,722", start="80,813.5", relief=0.28,
       flesh=(0.07, 0.93), flesh_from=((0, 0.03), (0.6, 0.05), (1, 0.16)))

# ---- trapezius
muscle("trapezius_lower", "0,802 28,807 64,811.5", "0,683 24,744 47,795",
       start="0,748", end="57,805", tone="c", flesh=(0.05, 0.90), relief=0.18,
       flesh_from=((0, 0.04), (0.6, 0.04), (1, 0.18)))
muscle("trapezius_middle", "0,860 45,843 118,829", "0,799 30,804.5 62,811",
       start="0,830", end="100,823", flesh=(0.1, 0.96), relief=0.18,
       flesh_from=((0, 0.05), (0.25, 0.15), (0.45, 0.15), (0.75, 0.07), (1, 0.04)))
FIGURE.place(head.HEAD, 0)

structure("scapular_spine", "52,804.5 85,816.5 112,828", "52,800 85,811.5 121,821",
          relief=0.4, fade=(0.15, 0.06))

# ---- hip and thigh
dressing("perineum", "0,525 0,505 0,484", "14,520 13,500 13,484",
         tone="d", relief=0.1, lined=False)
muscle("vastus_lateralis", "66,500 68,420 73,360 86,298", "101,513 107,440 103,380 97,300",
       tone="d", relief=0.4, flesh=(0, 0.95))
structure("iliotibial_tract", "90,505 89,430 89,360 91,287", "106,505 109,440 103,360 99,287",
          relief=0.15, fade=(0, 0.05), covers=False)
muscle("gluteus_medius", "24,598 52,566 88,507", "86,592 98,548 104,507",
       start="46,612 68,610", layer="intermediate", tone="c", relief=0.22,
       flesh_from=((0, 0.10), (0.5, 0.06), (1, 0.04)), flesh=(0.1, 0.92))
muscle("gracilis", "0.8,514 6.5,430 20,345 42,278", "14,512 19,430 31,345 50,278",
       tone="d", relief=0.45, flesh=(0, 0.8), fade=(0, 0.10), tendon="gracilis_tendon")
muscle("adductor_magnus", "13,506 18,440 27,360 38,305", "55,490 58,440 60,370 50,305",
       layer="deep", tone="b", relief=0.25)

# ---- leg
muscle("flexor_digitorum_longus", "56,235 57,165 64.5,100 66,42", "70,238 72,165 77,100 75,42",
       layer="deep", tone="d", flesh=(0, 0.72), fade=(0, 0.12),
       tendon="flexor_digitorum_longus_tendon")
structure("popliteal_fossa", "50,345 46,290 52,250", "90,345 97,290 92,250",
          tone="fat", relief=0.1)
muscle("fibularis_longus", "96,276 104,220 101,160 95,100 90,45",
       "103,280 116.5,220 116,170 108,110 101,45",
       tone="b", relief=0.35, flesh=(0.03, 0.62), ragged=0.08, fade=(0, 0.10),
       tendon="fibularis_longus_tendon")
muscle("soleus", "50,250 44.5,190 52,145 64,105 77,62", "103,258 110.4,205 106.2,155 97.5,105 87.5,62",
       layer="intermediate", tone="c", flesh=(0, 0.80), relief=0.2, ragged=0.10,
       fade=(0, 0.08), tendon="achilles_tendon")
structure("achilles_tendon", "58,164 69,125 76,85 76,55 69.5,24",
          "102,170 92,125 86,85 86.5,55 92.5,24",
          start="66,156 77,172 88,174", relief=0.22, fade=(0, 0.12))
muscle("gastrocnemius_lateral", "73,311 74,268 76,220 78.5,164",
       "90,311 101,262 106,215 100.5,172", end="85,157 94,159",
       tone="b", flesh=(0.06, 0.93), relief=0.36)
muscle("gastrocnemius_medial", "50,309 44.5,262 43,205 52,158",
       "67,311 75.5,266 76.5,220 78.5,154", end="60,144 70,141",
       flesh=(0.06, 0.93), relief=0.36)

# ---- hamstrings and gluteus maximus
muscle("semimembranosus", "26,485 22,410 30,345 45,274", "58,480 60,410 64,345 56,274",
       layer="intermediate", tone="c", flesh=(0, 0.90), relief=0.4, fade=(0, 0.06),
       tendon="semimembranosus_tendon")
muscle("biceps_femoris_short", "88.5,405 91,350 92.5,320 95.5,268", "80,405 70,335 88,270",
       layer="deep", tone="d", flesh=(0, 0.88), fade=(0.12, 0.14), tendon="biceps_femoris_tendon")
muscle("semitendinosus", "24,492 24,420 34.5,350 44.5,285 52,255",
       "43,492 53,420 54,355 50,300 55,255",
       flesh=(0.06, 0.62), ragged=0.08, fade=(0, 0.12), tendon="semitendinosus_tendon")
muscle("biceps_femoris_long", "36,492 53,420 62.5,360 75,315 90,266",
       "62,480 85.5,420 89,360 92,320 95.5,268",
       tone="b", flesh=(0.05, 0.72), ragged=0.08, fade=(0, 0.12), tendon="biceps_femoris_tendon")
muscle("gluteus_maximus", "26,596 58,572 79,549 86,528 90.5,507", "0.5,512 17,479 55,460.5 88,447",
       start="13,575 4,545", end="96,490 96.5,470 92.5,453", relief=0.22,
       flesh=(0.06, 0.94), flesh_from=((0, 0.10), (0.6, 0.08), (1, 0.06)),
       aponeurosis="sacral_fascia")
structure("iliac_crest", "25,600.5 46,613.5 68,613 86,599", "25,597.5 46,610 68,609 86,594",
          relief=0.3, fade=(0.15, 0.15))

# ---- forearm
muscle("flexor_carpi_ulnaris", "138,664 138.5,630 156,592 187,549 208.5,508",
       "157,662 162,622 177,590 199,553 215.5,508",
       start="147,665", tone="c", flesh=(0, 0.78), relief=0.45, fade=(0, 0.05),
       tendon="flexor_carpi_ulnaris_tendon")
muscle("anconeus", "161,668 158,640 164.5,607", "177,667 174,640 166,606",
       start="170,669", tone="d", flesh=(0.04, 1))
muscle("brachioradialis", "167,708 177,680 186,655 194,625 205,590 232,518",
       "173,710 198,668 211,620 224,570 238,518",
       tone="c", flesh=(0.02, 0.6), relief=0.35, fade=(0, 0.04), tendon="brachioradialis_tendon")
muscle("extensor_carpi_radialis_brevis", "177.5,674 187,620 200,572 223,508",
       "187,676 197,620 211,573 231,509",
       layer="intermediate", tone="d", flesh=(0.02, 0.55), relief=0.45, ragged=0.08, fade=(0, 0.06),
       tendon="extensor_carpi_radialis_brevis_tendon")
muscle("extensor_carpi_radialis_longus", "168.5,692 176,664 181.5,642 191.5,620 205,588 228,510",
       "171,694 176,678 182.5,662 190.5,648 198,635 208,615 213,585 235,510",
       tone="b", flesh=(0.02, 0.50), relief=0.45, ragged=0.08, fade=(0, 0.06),
       tendon="extensor_carpi_radialis_longus_tendon")
muscle("abductor_pollicis_longus", "189,594 198,572 213,547 230.5,515",
       "199,584 210,570 225,548 240,516",
       layer="deep", tone="c", flesh=(0, 0.62), relief=0.45, ragged=0.10, fade=(0, 0.10),
       tendon="abductor_pollicis_longus_tendon")
muscle("extensor_carpi_ulnaris", "174,663 171,640 164,610 184.5,572 212,506",
       "176.5,665 175,615 190,572 216,506",
       tone="b", flesh=(0.02, 0.62), relief=0.45, fade=(0, 0.06),
       tendon="extensor_carpi_ulnaris_tendon")
muscle("extensor_digiti_minimi", "175,665 174,615 189,572 214,505",
       "178.5,666 182,615 197,572 220.5,505",
       tone="d", flesh=(0.02, 0.58), relief=0.45, fade=(0, 0.06),
       tendon="extensor_digiti_minimi_tendon")
muscle("extensor_digitorum", "177,667 180.5,617 195,571 219,504",
       "180.5,669 182,642 190,617 205,573 229,504",
       flesh=(0.02, 0.56), relief=0.45, ragged=0.08, fade=(0, 0.07),
       tendon="extensor_digitorum_tendons")
structure("lateral_epicondyle", "174,672 172.5,665 174.5,658", "179,673 181,665 179,658",
          relief=0.3, fade=(0.35, 0.35), lined=False)
structure("medial_epicondyle", "137,668 135.5,660 139,651", "144,670 146.5,661 145,653",
          relief=0.3, fade=(0.35, 0.35), lined=False)
structure("olecranon", "147.5,670 144.5,658 150,643", "157,670 161.5,657 156,643",
          relief=0.5, fade=(0.35, 0.10))

# ---- back of the hand
for a, b in (
    ("221,497 221.5,482 224,466 226,457", "224,497 227,482 228.5,468 227.5,457"),
    ("228,499 229.5,482 234.5,466 238.5,456", "230.5,499 235,482 239.5,467 240.5,457"),
    ("235,499 240,483 247,467 253,457", "237.5,500 248.5,483 254.5,469 255.5,459"),
):
    muscle("dorsal_interossei_hand", a, b, layer="deep", tone="d", relief=0.3, fade=(0.12, 0.18))
muscle("first_dorsal_interosseous_hand", "241,503 250,484 263,461", "252,503 265,487 270,462",
       flesh=(0, 0.92), relief=0.3, fade=(0.12, 0.15))
for a, b in (
    ("226,511 240,490 258,467 270,446", "229.5,511 243,491.5 261.5,468 274,448"),
    ("223,511 232,485 243,460 248,440", "226.5,511 235.5,485 246.5,460 252,440"),
    ("220,510 225,485 230,460 233,441", "223.5,510 228,485 233,460 236,441"),
    ("217,509 218.5,485 219.5,460 221,442", "219.5,509 221,485 222,460 223.5,442"),
    ("231,515 250,503 276,488", "233,518 251,506 279,491"),
):
    dressing("extensor_tendon", a, b, tone="tendon", relief=0.6, fade=(0.15, 0.25), covers=False)
dressing("extensor_retinaculum", "207,520 221,522 236,523", "210,508 223,511 240,512",
         tone="tendon", relief=0.05, fade=(0.35, 0.35), lined=False, covers=False)
