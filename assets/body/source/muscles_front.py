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
hidden("psoas_major", "12,690 20,610 46,535 61,474", "30,684 42,605 60,535 69,478")
hidden("transversus_abdominis", "46,712 47,620 26,524", "80,690 80,640 78,588")
hidden("triceps_medial", "107,726 121,692 138,656", "120,728 134,692 148,656")
hidden("flexor_digitorum_profundus", "150,645 166,600 198,546", "163,645 186,602 212,549")
hidden("flexor_pollicis_longus", "184,606 202,566 216,536", "195,606 214,566 225,536")
hidden("pronator_quadratus", "200,553 213,554 227,555", "208,519 221,519 233,521")
hidden("gluteus_minimus_anterior", "68,586 76,545 88,506", "90,600 102,552 106,509")
hidden("vastus_intermedius", "68,500 64,420 59,336", "96,500 94,420 76,334")
hidden("obturator_externus", "12,506 44,505 84,506", "18,484 48,493 84,498")
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
hidden("adductor_brevis", "14,513 36,490 66,458", "8,500 20,466 56,420", layer="intermediate")
hidden("fibularis_brevis", "93,172 92,112 92,66", "110,172 106,112 99,66", layer="intermediate")

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

# ---- head, softly: the face itself stays bare
muscle("temporalis", "32.5,968 32,950 35,929", "41,984 44,955 41,931",
       start="37,980", tone="c", relief=0.08, flesh=(0.2, 0.9), ragged=0.25,
       fade=(0.35, 0.20), lined=False)
muscle("frontalis", "6,990 3.5,968 2,950", "25,990 32,967 30,950",
       end="8,944.5 20,945", tone="c", relief=0.06, flesh=(0.24, 1), ragged=0.14,
       fade=(0.45, 0.22), lined=False, aponeurosis="epicranial_aponeurosis")
muscle("masseter_superficial", "30,919 27,904 24.5,886", "38,919 37,903 33,885",
       tone="c", relief=0.12, flesh=(0.12, 1), ragged=0.25, fade=(0.25, 0.20), lined=False)

# ---- groin and inner thigh, below the wall of the belly
dressing("perineum", "0,520 0,500 0,484", "13,520 12,500 12,484",
         tone="d", relief=0.1, lined=False)
muscle("adductor_magnus", "4,500 10,420 30,320", "34,484 44,420 50,328",
       layer="deep", tone="d", relief=0.2)
muscle("gracilis", "0.8,512 6,430 19.5,345 41,278", "12,512 17.5,430 28.5,345 48,278",
       tone="c", flesh=(0, 0.85), relief=0.45, fade=(0, 0.08))
muscle("iliacus", "78,582 73,530 69,478", "28,588 42,530 60,472",
       start="52,604", layer="deep", tone="d", relief=0.3)
muscle("pectineus", "40,551 52,520 68,472", "11,516 24,490 58,448",
       layer="intermediate", tone="b", relief=0.3)
muscle("adductor_longus", "17,518 38,485 58,420", "2,512 13,455 36,383",
       relief=0.35, flesh=(0.06, 1))

# ---- trunk
structure("sternum", "0,826 0,780 0,734", "11,826 5,780 7,733", relief=0.12, midline=True)
muscle("gluteus_medius", "77,604 85,550 96,509", "90,602 101,550 107,509",
       layer="intermediate", tone="c", relief=0.25)
muscle("external_oblique", "98,738 72,745 44,746", "92,597 79,585 48,548 12,511",
       start="86,670 84,635", end="46.5,660 44,610 34,560 21,530",
       tone="c", flesh=(0, 0.86), relief=0.10, tendon="external_oblique_aponeurosis")
muscle("serratus_anterior", "100,713 89,709 64,691", "100,699 88,695 65,685",
       layer="intermediate", tone="b", relief=0.45)
muscle("serratus_anterior", "100,727 91,722 64,703", "100,709 90,705 65,695",
       layer="intermediate", tone="b", relief=0.45)
muscle("serratus_anterior", "100,741 91,737 66,717", "100,723 91,719 67,708",
       layer="intermediate", tone="b", relief=0.45)
muscle("serratus_anterior", "100,755 93,751 71,730", "100,737 92,733 72,721",
       layer="intermediate", tone="b", relief=0.45)
muscle("serratus_anterior", "100,769 95,766 76,744", "100,751 94,747 77,735",
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
muscle("supinator", "160,652 171,620 194,576", "182,663 191.5,630 204.5,580",
       layer="deep", tone="d", relief=0.2)
muscle("flexor_digitorum_superficialis", "142,650 160,600 188,555 213.5,505",
       "158,645 186,600 208,555 224.5,505",
       layer="intermediate", tone="d", flesh=(0.02, 0.66), fade=(0, 0.07), relief=0.3,
       tendon="flexor_digitorum_superficialis_tendons")
muscle("triceps_long", "108,757 106,722 121,688 137,660", "120,760 122,720 138,688 150,655",
       tone="d", flesh=(0, 0.93))
muscle("coracobrachialis", "104,780 110,745 128,703", "125,780 128,745 138,703",
       layer="deep", tone="c")
muscle("brachialis", "118,730 134,682 157,630", "172,735 184,690 170,628",
       layer="deep", tone="d", relief=0.3)
muscle("biceps_brachii", "112,784 118.5,735 134,695 161,644", "136,786 142,735 154,690 165,642",
       tone="b", flesh=(0.02, 0.78), ragged=0.08, tendon="biceps_tendon")
muscle("biceps_brachii", "129,786 138,735 149,692 160,668 166,630",
       "151,784 161,735 170,695 169,668 168,630",
       flesh=(0.02, 0.78), ragged=0.08, tendon="biceps_tendon")
muscle("deltoid_middle", "108,834 128,803 142,768 153,722", "128,840 160,812 166,768 158,722",
       tone="b", flesh=(0.03, 0.93), relief=0.30)

# ---- forearm and hand
structure("medial_epicondyle", "136,667 135,658 138,649", "145,670 147.5,660 145,651",
          relief=0.3, fade=(0.35, 0.35), lined=False)
muscle("flexor_carpi_ulnaris", "134,660 136,630 152,592 184,549 209,507",
       "147,656 161.5,622 174.5,590 196,550 214.5,507",
       tone="c", flesh=(0.02, 0.76), relief=0.45, fade=(0, 0.07),
       tendon="flexor_carpi_ulnaris_tendon")
muscle("palmaris_longus", "145,658 160,622 174,590 194,552 218.5,510",
       "149,658 167.5,622 181,590 199,554 221.5,510",
       tone="b", flesh=(0.02, 0.48), relief=0.45, fade=(0, 0.06), ragged=0.08,
       tendon="palmaris_longus_tendon")
muscle("flexor_carpi_radialis", "147,660 166,622 180,590 200,554 222.5,510",
       "153,660 178,622 192,592 209,556 227,510",
       flesh=(0.02, 0.52), relief=0.45, fade=(0, 0.06), ragged=0.08,
       tendon="flexor_carpi_radialis_tendon")
muscle("pronator_teres", "147,667 165,646 207,592", "145,657 164,628 206,577",
       tone="c", relief=0.4)
dressing("bicipital_aponeurosis", "158,682 152,664 146,640", "166,672 163,655 160,632",
         tone="tendon", relief=0.05, fade=(0.25, 0.55), lined=False, covers=False)
muscle("brachioradialis", "164,716 171,664 191,605 212,556 229.5,512",
       "176,716 193,665 211,610 225,556 236.5,512",
       tone="b", flesh=(0.02, 0.60), relief=0.42, fade=(0, 0.05), ragged=0.08,
       tendon="brachioradialis_tendon")
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
       start="3.5,780 3,750", flesh=(0.05, 0.93), relief=0.24, aponeurosis="pectoral_fascia",
       flesh_from=((0, 0.03), (0.4, 0.05), (1, 0.08)))
muscle("pectoralis_major_clavicular", "66,829 90,808 110,790 128,779",
       "4,811 48,798.5 88,790.5 126,773", start="40,828 12,826",
       tone="c", flesh=(0.06, 0.95), relief=0.24, flesh_from=((0, 0.05), (1, 0.08)))
muscle("deltoid_anterior", "68,829.5 94,806 118,775 148,722", "114,832 134,803 148,768 155.5,722",
       start="92,833", flesh=(0.05, 0.93), relief=0.30)
structure("clavicle", "6,828.5 45,832.5 85,836.5 116,833.5", "6,823.5 45,826.5 85,830.5 118,827.5",
          relief=0.45, fade=(0.04, 0.05))

# ---- hip and thigh
structure("patellar_retinaculum", "36,334 41,300 54,262", "96,334 96,295 93,262",
          relief=0.08, fade=(0.10, 0.16), lined=False)
muscle("vastus_medialis", "60,470 56,390 60,318", "40,440 26.5,360 29.5,325 37,308 47,302 57,305",
       tone="c", flesh=(0.02, 0.93), relief=0.42)
muscle("vastus_lateralis", "78,515 74,430 69,360 66,315", "101,510 105,430 97.5,360 84,326 71,314",
       tone="c", flesh=(0.03, 0.93), relief=0.42)
muscle("rectus_femoris", "68,562 52,470 49,390 58,320", "79,562 83.5,480 79.5,400 70,320",
       flesh=(0.06, 0.84), relief=0.45, ragged=0.10, tendon="quadriceps_tendon")
muscle("tensor_fasciae_latae", "73,586 74.5,542 90,455", "87,592 102,540 106,458",
       tone="b", flesh=(0, 0.84), relief=0.35, fade=(0, 0.12), tendon="iliotibial_tract")
structure("iliotibial_tract", "96,490 98,400 92,325 89,270", "108,490 109,430 101,340 98.5,270",
          relief=0.15, fade=(0.12, 0.06), covers=False)
muscle("sartorius", "79,584 66,520 46,440 34.5,360 45,288 59,256",
       "71,578 52,515 30,430 21.5,360 38,285 53,252",
       tone="b", flesh=(0.03, 0.90), relief=0.45, fade=(0, 0.08))
structure("inguinal_ligament", "79,587.5 48,551.5 13,514.5", "78,583 47,547 11,510",
          relief=0.15, fade=(0.05, 0.05))

structure("iliac_crest", "87,608 82,598 76,586", "87.5,602 84.5,592 80,582",
          relief=0.35, fade=(0.10, 0.15))

# ---- leg
muscle("soleus", "66,220 65,150 69,75", "43.5,205 53,145 65.5,82",
       layer="intermediate", tone="d", flesh=(0, 0.85), relief=0.3, fade=(0, 0.12),
       tendon="achilles_tendon")
muscle("gastrocnemius_medial", "58,284 60,220 61,162", "42.5,288 40,215 51,150",
       flesh=(0, 0.93), relief=0.35, fade=(0.05, 0))
structure("tibia", "55,284 62,210 68,130 66,60", "74,268 77,210 76.5,130 75,60",
          relief=0.2, fade=(0.06, 0.12))
muscle("fibularis_longus", "91,272 91.5,200 91,140 91,52", "100,277 116.5,215 112,150 99,52",
       tone="b", flesh=(0.03, 0.62), relief=0.4, fade=(0.05, 0.10), ragged=0.08,
       tendon="fibularis_longus_tendon")
muscle("fibularis_tertius", "86,130 86,90 88,42", "95,130 93.5,90 96,40",
       tone="d", flesh=(0, 0.62), relief=0.4, fade=(0.05, 0.14), tendon="fibularis_tertius_tendon")
muscle("extensor_digitorum_longus", "84,274 84,200 82,130 82.5,75 81,40",
       "93,275 95.5,200 91.5,130 90,75 89,40",
       tone="c", flesh=(0.03, 0.71), relief=0.45, fade=(0.05, 0.10), ragged=0.08,
       tendon="extensor_digitorum_longus_tendons")
muscle("extensor_hallucis_longus", "78,168 77,105 77,62 71,36 65,19",
       "89,168 86,105 83,62 75,36 69,19",
       layer="deep", tone="d", flesh=(0, 0.58), fade=(0, 0.10),
       tendon="extensor_hallucis_longus_tendon")
muscle("tibialis_anterior", "74.5,277 74.5,210 75,140 75,75 66,32",
       "87,277 89,210 85,140 80,75 70.5,31",
       flesh=(0.03, 0.60), relief=0.45, fade=(0.05, 0.10), ragged=0.08,
       tendon="tibialis_anterior_tendon")
structure("medial_malleolus", "66.5,64 63.5,53 65.5,43", "71,66 72.5,54 70,44",
          relief=0.35, fade=(0.35, 0.35), lined=False)
structure("lateral_malleolus", "92.5,60 92,50 94,40", "98,62 102,50 100,38",
          relief=0.35, fade=(0.35, 0.35), lined=False)
structure("fibular_head", "87.5,279 86.5,271 89,260", "96,280 98,271 95.5,260",
          relief=0.3, fade=(0.35, 0.35), lined=False)
muscle("extensor_digitorum_brevis", "89,41.5 84,35 79,27", "97,36.5 93,30 89,23", start="94.5,41.5",
       tone="b", flesh=(0.05, 0.72), relief=0.35, fade=(0.10, 0.20),
       tendon="extensor_digitorum_brevis_tendons")
for a, b in (
    ("82,46 79,33 76,21", "84,46 81.5,33 79,21"),
    ("84,46 84.5,33 85,20", "86,46 87,33 88,20"),
    ("86,45 90,32 94,19", "88,45 92.5,32 97,19"),
):
    dressing("extensor_tendon", a, b, tone="tendon", relief=0.6, fade=(0.25, 0.25), covers=False)
dressing("extensor_retinaculum", "62,72 78,67 97,71", "61,60 78,55 99,58",
         tone="tendon", relief=0.05, fade=(0.35, 0.35), lined=False, covers=False)
structure("patella", "57.5,320 53.5,310 59,296", "71,320 75,310 69.5,296",
          start="64,325.5", end="64.5,292.5", relief=0.40)
structure("patellar_ligament", "60,299 63.5,280 66.5,260", "69,299 71.5,280 73,260",
          relief=0.4, fade=(0.15, 0.15), covers=False)
