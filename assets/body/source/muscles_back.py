"""The figure of the back view, deepest first.

Written on the image's right half, which is the subject's right side. "40,806" is a point 40
thousandths of a body height from the midline and 806 above the sole. Anatomy from general
knowledge and measured on the body's own landmarks: no clinician has checked it.
"""
# fmt: off

from patches import Figure

FIGURE = Figure()
muscle, hidden = FIGURE.muscle, FIGURE.hidden
structure, dressing = FIGURE.structure, FIGURE.dressing

# ---- what no picture of the surface shows, but a needle reaches
hidden("rectus_capitis_posterior_minor", "0.5,907 1,914 2,922", "2.5,907 6,914 9,921")
hidden("rectus_capitis_posterior_major", "0.5,904 6,912 11,922", "3,902 14,910 21,920")
hidden("obliquus_capitis_superior", "21,908 18,915 15,923", "26,908 26,915 25,922")
hidden("obliquus_capitis_inferior", "1,905 12,907 25,909", "2,899 14,901 26,905")
hidden("scalenus_posterior", "24,886 28,866 38,846", "30,888 36,867 50,848")
hidden("semispinalis_cervicis", "2,902 3,862 7,815", "9,896 14,858 20,812")
hidden("semispinalis_thoracis", "2,865 3,810 5,735", "13,850 16,800 17,755")
hidden("serratus_posterior_superior", "0,866 25,842 48,818", "0,818 26,797 53,774")
hidden("serratus_posterior_inferior", "0,702 30,719 62,736", "0,650 32,668 66,690")
hidden("psoas_major", "13,690 16,645 22,605", "30,684 35,645 42,606")
hidden("quadratus_lumborum", "19,692 20,650 26,606", "52,686 49,650 55,609")
hidden("gluteus_minimus_posterior", "44,566 68,537 96,502", "70,584 89,552 101,506")
hidden("piriformis", "8,567 45,546 93,515", "7,545 44,528 92,507")
hidden("obturator_internus", "20,520 52,515 93,512", "16,500 48,505 92,507")
hidden("gemelli", "28,524 60,521 94,513", "26,496 58,502 93,504")
hidden("quadratus_femoris", "42,502 66,500 91,499", "40,474 66,472 91,470")
hidden("popliteus", "54,268 68,288 88,303", "60,238 78,266 92,294")
hidden("tibialis_posterior", "68,258 70,190 72,105", "92,258 88,190 79,105")
hidden("flexor_hallucis_longus", "84,212 80,150 77,78", "104,206 99,150 87,84")
hidden("supinator", "172,658 183,632 189,602", "184,660 197,632 203,600")
hidden("flexor_digitorum_profundus", "147,652 156,612 181,562", "162,648 175,612 196,566")
hidden("extensor_pollicis_longus", "181,604 199,562 222,516", "190,606 208,562 229,518")
hidden("extensor_pollicis_brevis", "199,574 214,546 234,513", "208,576 223,546 240,514")
hidden("extensor_indicis", "190,572 203,543 218,511", "199,574 212,543 225,512")

hidden("spinalis_thoracis", "1.5,812 2,740 2,668", "8,810 10,740 8,664", layer="intermediate")
hidden("longissimus_capitis", "33,926 21,870 16,802", "39,923 28,868 24,802",
       layer="intermediate")
hidden("longissimus_cervicis", "16,892 17,850 17,792", "23,890 25,850 27,788",
       layer="intermediate")
hidden("splenius_cervicis", "0,814 10,860 18,905", "0,768 16,846 26,900", layer="intermediate")
hidden("semispinalis_capitis", "1.5,929 2.5,880 5,816", "21,927 17,880 20,814",
       layer="intermediate")
hidden("iliocostalis_thoracis", "29,832 30,760 31,692", "41,826 47,760 50,696",
       layer="intermediate")
hidden("iliocostalis_lumborum", "31,704 33,645 29,592", "53,708 51,650 43,600",
       layer="intermediate")
hidden("longissimus_thoracis", "12,846 12,760 12,684", "27,836 29,760 32,688",
       layer="intermediate")
hidden("longissimus_lumborum", "12,700 12,640 20,578", "32,702 34,645 30,588",
       layer="intermediate")
hidden("rhomboid_minor", "0,868 22,844 45,818", "0,846 22,826 47,799", layer="intermediate")
hidden("supraspinatus", "45,824 80,830 122,824", "48,805 82,815 122,812", layer="intermediate")
hidden("plantaris", "82,320 78,297 72,270", "93,316 88,293 78,266", layer="intermediate")
hidden("fibularis_brevis", "94,172 92,112 90,58", "109,172 105,112 100,58",
       layer="intermediate")

# ---- neck
muscle("levator_scapulae", "18,912 24,872 38,826", "38,912 42,866 52,828",
       layer="intermediate", tone="c", fade=(0.12, 0))
muscle("splenius_capitis", "4,929 6,890 2,846", "35,927 29,893 14,840",
       layer="intermediate", tone="d", relief=0.30, fade=(0.10, 0))
muscle("scm_clavicular", "27,930 29,900 30,870", "43,928 40,900 36,864",
       tone="b", fade=(0.14, 0))

# ---- shoulder blade
muscle("rhomboid_major", "0,844 22,822 46,801", "0,780 28,750 56,723",
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
muscle("latissimus_dorsi", "0,768 35,747 75,742 104,752", "50,604 75,630 82,665 97,702 105,722",
       start="0,700 0,640 0.3,556 20,578", relief=0.14, aponeurosis="thoracolumbar_fascia",
       flesh_from=((0, 0.12), (0.2, 0.24), (0.45, 0.40), (0.7, 0.42), (0.88, 0.20), (1, 0.06)))
structure("sacral_fascia", "0,632 0,560 0,503", "16,632 27,578 3,503",
          relief=0.03, fade=(0.5, 0.08), lined=False, covers=False, midline=True)

# ---- arm
muscle("brachialis", "150,755 160,705 172,660", "163,760 181,700 191,660",
       layer="deep", tone="c", relief=0.4)
muscle("triceps_medial", "106,718 122,684 141,654", "166,722 171,690 174,656",
       layer="deep", tone="d", flesh=(0, 0.86), relief=0.25)
muscle("triceps_long", "110,782 100.5,745 104.5,714 119,688 148,656",
       "134,782 138,748 140,720 146,692 153,656",
       flesh=(0.02, 0.66), relief=0.45, ragged=0.10)
muscle("triceps_lateral", "126,778 131,750 136,720 144.5,692 151,655",
       "146,768 157,745 164,715 167,690 159,656",
       tone="b", flesh=(0.02, 0.62), relief=0.45, ragged=0.10)
structure("scapular_spine", "49,803 85,817 117,829", "49,796 85,808.5 121,819",
          relief=0.4, fade=(0.10, 0.06), covers=False)
muscle("deltoid_middle", "108,830 128,800 142,765 153.5,722",
       "128,838 158,812 165,768 158,722", tone="b", flesh=(0.03, 0.93), relief=0.30)
muscle("deltoid_posterior", "114,822 133,797 146,765 155.5,721",
       "50,800 88,788 120,763 150,721", start="80,813.5", relief=0.28,
       flesh=(0.07, 0.93), flesh_from=((0, 0.03), (0.6, 0.05), (1, 0.16)))

# ---- trapezius
muscle("trapezius_lower", "0,802 28,807 64,811.5", "0,692 24,746 47,795",
       start="0,748", end="57,805", tone="c", flesh=(0.05, 0.90), relief=0.18,
       flesh_from=((0, 0.04), (0.6, 0.04), (1, 0.18)))
muscle("trapezius_middle", "0,860 45,843 118,829", "0,799 30,804.5 62,811",
       start="0,830", end="100,823", flesh=(0.1, 0.96), relief=0.18,
       flesh_from=((0, 0.05), (0.25, 0.15), (0.45, 0.15), (0.75, 0.07), (1, 0.04)))
muscle("trapezius_upper", "0,930 0,893 0,853 18,845 58,834 114,826",
       "15,929 19.5,897 29,873 56,858 126,838",
       tone="b", flesh=(0.06, 0.97), relief=0.30, fade=(0.08, 0),
       flesh_from=((0, 0.13), (0.12, 0.03), (0.3, 0.0), (1, 0.0)))

# ---- hip and thigh
dressing("perineum", "0,525 0,505 0,484", "14,520 13,500 13,484",
         tone="d", relief=0.1, lined=False)
muscle("vastus_lateralis", "66,500 68,420 73,360 86,298", "101,500 107,440 103,380 97,300",
       tone="d", relief=0.4, flesh=(0, 0.95))
structure("iliotibial_tract", "90,505 89,430 89,360 91,287", "106,505 109,440 103,360 99,287",
          relief=0.15, fade=(0, 0.05), covers=False)
muscle("gluteus_medius", "24,598 52,566 88,500", "86,592 98,548 103,498",
       start="46,612 68,610", layer="intermediate", tone="c", relief=0.22,
       flesh_from=((0, 0.10), (0.5, 0.06), (1, 0.04)), flesh=(0.1, 0.92))
muscle("gracilis", "0.8,514 6.5,430 20,345 42,278", "14,512 19,430 31,345 50,278",
       tone="d", relief=0.45, flesh=(0, 0.8), fade=(0, 0.10))
muscle("adductor_magnus", "8,506 12,440 22,360 36,305", "55,490 58,440 60,370 50,305",
       layer="deep", tone="b", relief=0.25)

# ---- leg
muscle("flexor_digitorum_longus", "56,235 57,165 64.5,100 66,42", "70,238 72,165 77,100 75,42",
       layer="deep", tone="d", flesh=(0, 0.72), fade=(0, 0.12))
structure("popliteal_fossa", "50,345 46,290 52,250", "90,345 97,290 92,250",
          tone="fat", relief=0.1)
muscle("fibularis_longus", "94,276 102,220 99,160 94,100 90,45",
       "103,280 115.5,220 114.5,170 106,110 101,45",
       tone="b", relief=0.35, flesh=(0.03, 0.62), ragged=0.08, fade=(0, 0.10))
muscle("soleus", "50,250 44.5,190 52,145 64,105 77,62", "100,255 109.5,200 106,150 97,105 87.5,62",
       layer="intermediate", tone="c", flesh=(0, 0.80), relief=0.2, ragged=0.10,
       fade=(0, 0.08))
structure("achilles_tendon", "58,164 69,125 76,85 76,55 69.5,24",
          "102,170 92,125 86,85 86.5,55 92.5,24",
          start="66,156 77,172 88,174", relief=0.22, fade=(0, 0.12))
muscle("gastrocnemius_lateral", "76,330 74.5,270 76,220 78.5,164",
       "91,330 102.5,262 108.5,215 102,172", end="85,157 94,159",
       tone="b", flesh=(0.06, 0.93), relief=0.36)
muscle("gastrocnemius_medial", "50,330 44.5,262 43,205 52,158",
       "69,334 75.5,270 76.5,220 78.5,154", end="60,144 70,141",
       flesh=(0.06, 0.93), relief=0.36)

# ---- hamstrings and gluteus maximus
muscle("semimembranosus", "26,485 18,410 26.5,345 43,274", "58,480 60,410 64,345 56,274",
       layer="intermediate", tone="c", flesh=(0, 0.90), relief=0.4, fade=(0, 0.06))
muscle("biceps_femoris_short", "86,430 92,340 95.5,268", "78,430 70,335 88,270",
       layer="deep", tone="d", flesh=(0, 0.88), fade=(0.12, 0.14))
muscle("semitendinosus", "24,492 24,420 34.5,350 44.5,285 52,255",
       "43,492 53,420 54,355 50,300 55,255",
       flesh=(0.06, 0.62), ragged=0.08, fade=(0, 0.12))
muscle("biceps_femoris_long", "36,492 53,420 62.5,360 75,315 90,266",
       "62,480 81,420 87,360 91,320 95.5,268",
       tone="b", flesh=(0.05, 0.72), ragged=0.08, fade=(0, 0.12))
muscle("gluteus_maximus", "26,596 58,573 88,538 103,492", "0.5,512 17,479 55,460.5 88,446",
       start="13,575 4,545", end="103,474 100,456 95,447.5", relief=0.22,
       flesh=(0.06, 0.92), flesh_from=((0, 0.10), (0.6, 0.08), (1, 0.06)))

# ---- forearm
muscle("flexor_carpi_ulnaris", "138,664 138.5,630 156,592 187,549 208.5,508",
       "157,662 162,622 177,590 199,553 215.5,508",
       start="147,665", tone="c", flesh=(0, 0.78), relief=0.45, fade=(0, 0.05))
muscle("anconeus", "161,668 158,640 164.5,607", "177,667 174,640 166,606",
       start="170,669", tone="d", flesh=(0.04, 1))
muscle("brachioradialis", "164,715 180,667 196.5,620 212,570 229.5,518",
       "172,715 196,668 211,620 224,570 236.5,518",
       tone="c", flesh=(0.02, 0.6), relief=0.35, fade=(0, 0.04))
muscle("extensor_carpi_radialis_brevis", "177,674 186,620 199.5,572 223,508",
       "183.5,676 197,620 209.5,573 231,509",
       layer="intermediate", tone="d", flesh=(0.02, 0.55), relief=0.45, ragged=0.08, fade=(0, 0.06))
muscle("extensor_carpi_radialis_longus", "170,700 187,645 204,585 228,510",
       "179,703 200,645 214,588 235,510",
       tone="b", flesh=(0.02, 0.48), relief=0.45, ragged=0.08, fade=(0, 0.06))
muscle("abductor_pollicis_longus", "193,598 210,562 229,516", "203,594 223,562 240,516",
       layer="deep", tone="c", flesh=(0, 0.62), relief=0.45, ragged=0.08, fade=(0, 0.10))
muscle("extensor_carpi_ulnaris", "173,664 165,615 184,572 210.5,506",
       "177,665 178,615 193,572 216.5,506",
       tone="b", flesh=(0.02, 0.62), relief=0.45, fade=(0, 0.06))
muscle("extensor_digiti_minimi", "175,665 176,615 191,572 215,505",
       "178.5,666 184,615 197,572 220,505",
       tone="d", flesh=(0.02, 0.58), relief=0.45, fade=(0, 0.06))
muscle("extensor_digitorum", "176.5,667 181.5,615 197,571 219,504",
       "182.5,670 191,617 203.5,573 228,504",
       flesh=(0.02, 0.56), relief=0.45, ragged=0.08, fade=(0, 0.07))
structure("olecranon", "147.5,670 144.5,658 150,643", "157,670 161.5,657 156,643",
          relief=0.5, fade=(0.35, 0.10))

# ---- back of the hand
for a, b in (
    ("220.5,496 222,480 223.5,463", "225,496 227,480 229,463"),
    ("227,498 229.5,480 234,462", "231,498 235,480 241,462"),
    ("234,498 240,482 247,463", "238,499 249,482 258,464"),
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
