"""The figure of the front view, deepest first.

Written on the image's right half, which is the subject's left side. "40,806" is a point 40
thousandths of a body height from the midline and 806 above the sole. Anatomy from general
knowledge and measured on the body's own landmarks: no clinician has checked it.
"""
# fmt: off

from patches import Figure

FIGURE = Figure()
muscle, hidden = FIGURE.muscle, FIGURE.hidden
structure, dressing = FIGURE.structure, FIGURE.dressing

# ---- what no picture of the surface shows, but a needle reaches
hidden("scalenus_anterior", "19,886 21,862 24,836", "27,887 30,862 37,836")
hidden("scalenus_posterior", "33,872 40,856 52,840", "38,874 48,858 66,842")
hidden("subscapularis", "64,806 86,800 112,797", "60,738 84,752 108,778")
hidden("psoas_major", "12,690 20,610 43,535 50,474", "30,684 42,605 58,535 57,474")
hidden("transversus_abdominis", "46,712 47,620 26,524", "80,690 80,640 78,588")
hidden("triceps_medial", "107,726 121,692 138,656", "120,728 134,692 148,656")
hidden("flexor_digitorum_profundus", "150,642 167,600 197,546 215,509",
       "163,642 185,602 211,549 225,508")
hidden("flexor_pollicis_longus", "184,604 203,566 226,510", "193,604 212,566 232,510")
hidden("pronator_quadratus", "202,548 215,549 227,551", "208,519 221,519 233,521")
hidden("gluteus_minimus_anterior", "72,584 86,545 95,503", "90,592 101,550 105,503")
hidden("vastus_intermedius", "66,505 61,420 66,336", "92,505 91,420 81,332")
hidden("tibialis_posterior", "74,244 76,170 75,100", "88,244 88,170 82,100")

hidden("opponens_pollicis", "228,510 244,506 258,499", "226,503 238,488 252,487")
hidden("adductor_pollicis", "240,494 252,491 264,489", "244,462 256,470 264,483")
hidden("opponens_digiti_minimi_hand", "224,506 225,490 226,471", "215,502 215,485 219,467")
hidden("palmar_interossei_hand", "226,494 234,486 243,492", "226,462 240,458 255,465")

hidden("subclavius", "18,827 50,827 82,830", "20,820 50,820.5 82,825", layer="intermediate")
hidden("pectoralis_minor", "90,810 70,792 46,768", "101,800 90,772 70,734",
       layer="intermediate")
hidden("internal_oblique", "46,690 46,612 24,524", "78,664 80,634 77,586",
       layer="intermediate")
hidden("adductor_brevis", "14,513 32,490 55,452", "8,500 20,466 46,420", layer="intermediate")
hidden("fibularis_brevis", "96,170 94,112 92,50", "110,172 106,112 99,50", layer="intermediate")

# ---- neck
dressing("neck_depth", "0,869 0,850 0,826", "33,893 38,860 72,836", start="10,871 20,877 28,885",
         tone="d", relief=0.1, fade=(0.06, 0), lined=False)
muscle("scalenus_medius", "24,884 29,862 36,832", "40,890 43,862 58,834",
       layer="deep", tone="d", fade=(0.25, 0))
dressing("infrahyoid", "0,870 0,850 0,824", "17,875 15,850 12,826", start="9,871",
         tone="d", fade=(0.10, 0))
muscle("trapezius_upper", "30,892 37,868 56,858 124,836", "29,880 40,851 64,838 120,827",
       tone="b", flesh=(0, 0.95), fade=(0.10, 0))
muscle("scm_clavicular", "29,900 25,862 14,832", "44,900 37,864 31,831",
       tone="b", flesh=(0, 0.90), fade=(0.14, 0), ragged=0.08)
muscle("scm_sternal", "33,902 20,862 3,825", "46,900 30,862 9,826",
       flesh=(0, 0.86), fade=(0.14, 0), ragged=0.08)

# ---- groin and inner thigh, below the wall of the belly
dressing("perineum", "0,520 0,500 0,484", "13,520 12,500 12,484",
         tone="d", relief=0.1, lined=False)
muscle("adductor_magnus", "4,500 10,420 30,320", "30,480 34,420 46,330",
       layer="deep", tone="d", relief=0.2)
muscle("gracilis", "0.8,512 6,430 19.5,345 41,278", "12,512 17.5,430 28.5,345 48,278",
       tone="c", flesh=(0, 0.85), relief=0.45, fade=(0, 0.08))
muscle("iliacus", "77,582 65,530 52,468", "32,544 34,515 37,468",
       layer="deep", tone="d", relief=0.3)
muscle("pectineus", "40,549 42,515 47,465", "11,516 18,493 34,453",
       layer="intermediate", tone="b", relief=0.3)
muscle("adductor_longus", "17,518 33,485 50,420", "2,512 13,455 31,383",
       relief=0.35, flesh=(0.06, 1))

# ---- trunk
structure("sternum", "0,826 0,780 0,734", "11,826 5,780 7,733", relief=0.12, midline=True)
muscle("gluteus_medius", "68,602 82,550 96,505", "89,600 101,550 107,505",
       layer="intermediate", tone="c", relief=0.25)
muscle("external_oblique", "98,738 72,745 44,746", "92,597 79,585 48,548 12,511",
       start="86,670 84,635", end="46.5,660 44,610 34,560 21,530",
       tone="c", flesh=(0, 0.86), relief=0.10)
muscle("serratus_anterior", "100,709 88,701 62,675", "100,691 86,684 63,670",
       layer="intermediate", tone="b", relief=0.45)
muscle("serratus_anterior", "100,724 90,717 62,690", "100,704 88,698 63,684",
       layer="intermediate", tone="b", relief=0.45)
muscle("serratus_anterior", "100,739 90,733 64,706", "100,719 90,713 65,699",
       layer="intermediate", tone="b", relief=0.45)
muscle("serratus_anterior", "100,753 92,748 69,722", "100,733 90,728 70,714",
       layer="intermediate", tone="b", relief=0.45)
muscle("serratus_anterior", "100,767 94,764 74,738", "100,747 92,743 75,729",
       layer="intermediate", tone="b", relief=0.45)
muscle("latissimus_dorsi", "100,716 97,705 89,688 74,645", "110,724 105,712 98,690 78,640",
       tone="c", relief=0.3)
structure("rectus_sheath", "0,742 0,620 0,513", "51,735 50,620 13,513", end="6,511",
          relief=0.05, covers=False)
muscle("rectus_abdominis", "1.8,737 1.8,660 1.8,580 1.8,511",
       "48,733 48.5,700 47.5,660 45,620 38,575 25,540 12,511",
       start="24,741", end="6,510", flesh=(0.03, 0.96), bands=(0.165, 0.325, 0.485),
       relief=0.16, ragged=0.05)
muscle("pyramidalis", "1.2,548 1.4,530 1.5,513", "3,545 7,527 10.5,513", end="6,511.5",
       tone="c", flesh=(0.10, 0.9), relief=0.3)

# ---- arm, and what lies deepest at the bend of the elbow
muscle("supinator", "156,668 168,630 192,585", "180,665 187,630 202,585",
       layer="deep", tone="d", relief=0.2)
muscle("flexor_digitorum_superficialis", "142,650 160,600 188,555 213.5,505",
       "158,645 186,600 208,555 224.5,505",
       layer="intermediate", tone="d", flesh=(0.02, 0.6), fade=(0, 0.07), relief=0.3)
muscle("triceps_long", "108,757 106,722 121,688 137,660", "120,760 122,720 138,688 150,655",
       tone="d", flesh=(0, 0.93))
muscle("coracobrachialis", "104,780 110,745 128,703", "125,780 128,745 138,703",
       layer="deep", tone="c")
muscle("brachialis", "118,730 134,682 157,630", "172,735 184,690 170,628",
       layer="deep", tone="d", relief=0.3)
muscle("biceps_brachii", "112,784 118.5,735 134,695 161,644", "136,786 142,735 154,690 165,642",
       tone="b", flesh=(0.02, 0.78), ragged=0.08)
muscle("biceps_brachii", "129,786 138,735 149,692 160,668 166,630",
       "151,784 161,735 170,695 169,668 168,630",
       flesh=(0.02, 0.78), ragged=0.08)
muscle("deltoid_middle", "108,834 128,803 142,768 153,722", "128,840 160,812 166,768 158,722",
       tone="b", flesh=(0.03, 0.93), relief=0.30)

# ---- forearm and hand
structure("medial_epicondyle", "136,671 135,662 138,653", "147,674 150,664 147,655",
          relief=0.3, fade=(0.35, 0.35), covers=False, lined=False)
muscle("flexor_carpi_ulnaris", "136,660 137.5,630 155,592 186,549 209,507",
       "146,655 151,625 166.5,591 194,549 214.5,507",
       tone="c", flesh=(0, 0.72), relief=0.45, fade=(0, 0.07))
muscle("palmaris_longus", "142,656 149,622 164,592 189,552 218.5,510",
       "149,656 159,622 174,592 195,555 220.5,510",
       tone="b", flesh=(0.02, 0.48), relief=0.45, fade=(0, 0.06), ragged=0.08)
muscle("flexor_carpi_radialis", "146,658 158,622 173,592 195.5,555 222.5,510",
       "153,658 172,622 188,592 206,556 226.5,510",
       flesh=(0.02, 0.52), relief=0.45, fade=(0, 0.06), ragged=0.08)
muscle("pronator_teres", "147,666 163,642 206,594", "143,656 158,622 205,574",
       tone="c", relief=0.4)
dressing("bicipital_aponeurosis", "158,682 152,664 146,640", "166,672 163,655 160,632",
         tone="tendon", relief=0.05, fade=(0.25, 0.55), lined=False, covers=False)
muscle("brachioradialis", "164,716 170,664 190,605 212,556 229.5,512",
       "176,716 193,665 211,610 225,556 236.5,512",
       tone="b", flesh=(0.02, 0.60), relief=0.42, fade=(0, 0.05), ragged=0.08)
structure("palmar_aponeurosis", "217,507 221,488 219,460", "230,507 242,482 260,464",
          end="232,454 246,454", relief=0.06, fade=(0.06, 0.25), lined=False)
muscle("flexor_digiti_minimi_hand", "225,506 226,490 227,467", "217.5,507 218,490 220.5,466",
       tone="d", relief=0.35, fade=(0.10, 0.16))
muscle("abductor_digiti_minimi_hand", "219.5,508 219,490 221.5,465", "212.5,508 212,490 216,464",
       tone="c", relief=0.35, fade=(0.12, 0.16))
muscle("flexor_pollicis_brevis", "226,507 243,494 262,487", "224.5,502 232,480 257,478",
       tone="b", relief=0.35, fade=(0.08, 0.14))
muscle("abductor_pollicis_brevis", "229,512 245,508 265,497", "225,506 243,493 262,487",
       relief=0.4, fade=(0.08, 0.14), flesh=(0.06, 0.95))

# ---- chest and front of the shoulder, over the origins of the arm's muscles
muscle("pectoralis_major_costal", "8,745 45,742 84,750 120,769",
       "20,727 38,719 62,721 86,737 118,763",
       tone="d", flesh=(0.04, 0.93), relief=0.2)
muscle("pectoralis_major_sternal", "3.5,812 50,797 90,789 126,774",
       "5,736 45,734 82,746 121,766",
       start="3.5,780 3,750", flesh=(0.05, 0.93), relief=0.24,
       flesh_from=((0, 0.03), (0.4, 0.05), (1, 0.08)))
muscle("pectoralis_major_clavicular", "66,829 90,808 110,790 128,779",
       "4,811 48,798.5 88,790.5 126,773", start="40,828 12,826",
       tone="c", flesh=(0.06, 0.95), relief=0.24, flesh_from=((0, 0.05), (1, 0.08)))
muscle("deltoid_anterior", "68,829.5 94,806 118,775 148,722", "114,832 134,803 148,768 155.5,722",
       start="92,833", flesh=(0.05, 0.93), relief=0.30)
structure("clavicle", "6,828.5 45,832.5 85,836.5 116,833.5", "6,823.5 45,826.5 85,830.5 118,827.5",
          relief=0.45, fade=(0.04, 0.05))

# ---- hip and thigh
structure("patellar_retinaculum", "42,334 44,300 56,262", "99,334 98,295 93,262",
          relief=0.08, fade=(0.10, 0.16), lined=False)
muscle("vastus_medialis", "60,470 56,390 66.5,315", "40,440 26.5,360 33,320 45,300 64,298",
       tone="c", flesh=(0.02, 0.93), relief=0.42)
muscle("vastus_lateralis", "78,515 80,430 75,360 73,306", "101,510 105,430 98.5,360 82,302",
       tone="c", flesh=(0.03, 0.93), relief=0.42)
muscle("rectus_femoris", "68,562 51.5,470 53,390 66,316", "78,562 89,470 84.5,390 77,316",
       flesh=(0.06, 0.84), relief=0.45, ragged=0.10)
muscle("tensor_fasciae_latae", "78,586 82,542 94,458", "87,592 102,540 106,458",
       tone="b", flesh=(0, 0.84), relief=0.35, fade=(0, 0.12))
structure("iliotibial_tract", "96,490 98,400 92,325 89,270", "108,490 109,430 101,340 98.5,270",
          relief=0.15, fade=(0.12, 0.06), covers=False)
muscle("sartorius", "79,584 66,520 46,440 34.5,360 45,288 59,256",
       "71,578 52,515 30,430 21.5,360 38,285 53,252",
       tone="b", flesh=(0.03, 0.90), relief=0.45, fade=(0, 0.08))
structure("inguinal_ligament", "79,587.5 48,551.5 13,514.5", "78,583 47,547 11,510",
          relief=0.15, fade=(0.05, 0.05))

# ---- leg
muscle("soleus", "66,220 65,150 69,75", "43.5,205 53,145 65.5,82",
       layer="intermediate", tone="d", flesh=(0, 0.85), relief=0.3, fade=(0, 0.12))
muscle("gastrocnemius_medial", "58,286 59,220 60,162", "42.5,292 40,215 51,150",
       flesh=(0, 0.93), relief=0.35, fade=(0.05, 0))
structure("tibia", "57.5,284 61,210 66.5,130 65,52", "74,268 74.5,210 74.5,130 74,52",
          relief=0.2, fade=(0.06, 0.12))
muscle("fibularis_longus", "93,272 98,200 94.5,140 91,50", "100,277 115.5,215 112,150 99,50",
       tone="b", flesh=(0.03, 0.62), relief=0.4, fade=(0.05, 0.10), ragged=0.08)
muscle("fibularis_tertius", "86,130 83,90 83,42", "95,130 92,90 91,40",
       tone="d", flesh=(0, 0.62), relief=0.4, fade=(0.05, 0.14))
muscle("extensor_digitorum_longus", "87,274 88.5,200 83.5,130 78,48 77,22",
       "95,275 101.5,200 95,130 87,48 98,20",
       tone="c", flesh=(0.03, 0.56), relief=0.45, fade=(0.05, 0.12), ragged=0.08)
muscle("extensor_hallucis_longus", "76,165 74,100 68,42 64,18", "88,165 84.5,100 73,42 69,18",
       layer="deep", tone="d", flesh=(0, 0.42), fade=(0, 0.10))
muscle("tibialis_anterior", "73.5,277 72.5,210 73.5,140 69,75 60,30",
       "88.5,277 92.5,210 86,140 76,75 66,31",
       flesh=(0.03, 0.58), relief=0.45, fade=(0.05, 0.10), ragged=0.08)
dressing("extensor_retinaculum", "62,72 78,67 97,71", "61,60 78,55 99,58",
         tone="tendon", relief=0.05, fade=(0.35, 0.35), lined=False, covers=False)
structure("patella", "64,318 60,308 65.5,294", "78,318 82.5,308 76.5,294",
          start="71,323.5", end="71,290.5", relief=0.40)
structure("patellar_ligament", "66.5,297 67.5,280 68.5,260", "75.5,297 75,280 74.5,260",
          relief=0.4, fade=(0.15, 0.15), covers=False)
