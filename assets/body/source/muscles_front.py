"""The figure of the front view, deepest first.

Written on the image's right half, which is the subject's left side. "40,806" is a point 40
thousandths of a body height from the midline and 806 above the sole. Anatomy from general
knowledge and measured on the body's own landmarks: no clinician has checked it.
"""
# fmt: off

import muscles_head_front as head
from patches import Figure

FIGURE = Figure()
muscle, hidden = FIGURE.muscle, FIGURE.hidden
structure, dressing = FIGURE.structure, FIGURE.dressing

# ---- what no picture of the surface shows, but a needle reaches
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

hidden("subclavius", "18,827 50,827 82,830", "20,820 50,820.5 82,825", layer="intermediate")
hidden("pectoralis_minor", "90,810 70,792 46,768", "101,800 90,772 70,734",
       layer="intermediate")
hidden("internal_oblique", "46,690 46,612 24,524", "78,664 80,634 77,586",
       layer="intermediate")
hidden("adductor_brevis", "14,513 36,490 66,458", "8,500 20,466 56,420", layer="intermediate")
hidden("fibularis_brevis", "105,172 101,120 97.5,66", "114,172 107,112 101,66", layer="intermediate")

# ---- head and neck
FIGURE.place(head.NECK, 0)
FIGURE.place(head.HEAD, 0)

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
for x, y in ((74, 687), (70, 699), (67, 713), (70.5, 727), (76, 741)):
    muscle("serratus_anterior", f"102,{y + 23} {x + 20},{y + 17} {x},{y + 0.5}",
           f"102,{y + 9} {x + 19},{y + 3} {x + 0.5},{y - 5}",
           layer="intermediate", tone="b", relief=0.45)
muscle("latissimus_dorsi", "100,716 97,705 91,690 87,678", "110,724 105,712 98,690 90,676",
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
muscle("supinator", "160,652 171,622 189,588", "182,663 191.5,632 200,592",
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
       "151,784 157.5,745 160,725 165,705 169.5,690 171.5,675 169,630",
       flesh=(0.02, 0.78), ragged=0.08, tendon="biceps_tendon")
muscle("deltoid_middle", "108,834 134,812 143,788 145,765 153,722", "128,840 160,812 166,768 158,722",
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
muscle("brachioradialis", "169,706 173.5,668 190,605 212,556 229.5,512",
       "176,710 193,665 211,610 225,556 236.5,512",
       tone="b", flesh=(0.02, 0.60), relief=0.42, fade=(0, 0.05), ragged=0.08,
       tendon="brachioradialis_tendon")

# ---- palm: what the hand's own view shows, with fewer tendons
for a, b in (("235,493 244,478 253,463", "239,495 250,480 256.5,464.5"),
             ("227,490 230,473 237,457", "231,490 236,474 240,458"),
             ("220,489 220.5,474 225,459", "224,490 227,475 228,459")):
    muscle("palmar_interossei_hand", a, b, layer="deep", tone="d", relief=0.3)
muscle("first_dorsal_interosseous_hand", "255,501 264,494 267,485.5 268,468", "238,497 251,481 261,464",
       tone="c", flesh=(0, 0.9), relief=0.35)
muscle("adductor_pollicis", "232,500 247,498 264,496", "244,465 254,476 265,490.5",
       start="235,490 240,475", layer="deep", tone="b", flesh=(0.05, 0.93), relief=0.3)
for a, b in (("234.5,493 247,478.5 260,467", "238,494 250.5,482 262.5,470"),
             ("232.5,490 240,475 248.5,461", "235.5,491 244,477.5 252,464"),
             ("228.5,489 232,473 237,457.5", "231.5,489.5 236.5,474 240.5,459"),
             ("225,490 224,475 224,460", "228,490 229.5,475 228,460")):
    muscle("lumbricals_hand", a, b, layer="deep", tone="a", flesh=(0.03, 0.9), relief=0.45)
for a, b in (("221.5,518 230,498.5 245.5,480.5 258,465", "224,519 233,500 248.5,482.5 261.5,467.5"),
             ("219.5,517 227,497.5 236,477 243,459", "222,518 230,498.5 239.5,478 247,460.5"),
             ("217,516 224.5,497 228,477 230,459", "219.5,517 227.5,497.5 231.5,477 234.5,459.5"),
             ("214.5,515 221.5,497 221,478 219,461", "217,516 224.5,497.5 225,477.5 223.5,461")):
    structure("flexor_digitorum_superficialis_tendons", a, b, relief=0.5, fade=(0.15, 0.1))
muscle("opponens_pollicis", "233,512 242,511 254,507", "230.5,502 247,498 266,498",
       end="262,503", layer="deep", tone="d", relief=0.25)
muscle("opponens_digiti_minimi_hand", "218.5,502.5 214,494 213,480", "223.5,498 224,483 221,464",
       end="216,470", layer="deep", tone="d", relief=0.25)
muscle("flexor_pollicis_brevis", "229.5,507.5 246,502.5 266,498", "227.5,498 243,492.5 266.5,493",
       tone="b", flesh=(0.05, 0.93), relief=0.35)
muscle("flexor_digiti_minimi_hand", "217.5,503.5 215,490 216,476 219,455.5",
       "225,499 223.5,487 222.5,474 220,458", tone="b", flesh=(0.07, 0.92), relief=0.35)
muscle("abductor_pollicis_brevis", "234,514 244,510.5 256,506.5 269,499.5",
       "227.5,504.5 241.5,500.5 255,497 268,495.5", start="230,511.5",
       flesh=(0.07, 0.92), relief=0.4, fade=(0.07, 0))
muscle("abductor_digiti_minimi_hand", "212.5,506.5 208.5,492 210,475 218,447",
       "218,503.5 217,491 217,476 219.5,453.5", flesh=(0.06, 0.9), relief=0.35)
structure("palmar_aponeurosis", "226,511 231,503 239,495", "221.5,509.5 223,500 221.5,489",
          end="233,493 228,490.5", relief=0.06, fade=(0.1, 0.25), lined=False)
structure("palmar_aponeurosis", "226,511 237,494 258,466", "221.5,509.5 222,490 220,464",
          end="245,460 232,458", painted=False, covers=False)

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
muscle("deltoid_anterior", "68,829.5 94,806 118,775 148,722", "112,833 139,803 147,785 148,765 155.5,722",
       start="92,833", flesh=(0.05, 0.93), relief=0.30)
structure("clavicle", "6,828.5 45,832.5 85,836.5 116,833.5", "6,823.5 45,826.5 85,830.5 118,827.5",
          relief=0.45, fade=(0.04, 0.05))

# ---- hip and thigh
structure("patellar_retinaculum", "36,334 41,300 54,262", "96,334 96,295 93,262",
          relief=0.08, fade=(0.10, 0.16), lined=False)
muscle("vastus_medialis", "60,470 56,390 60,318", "40,440 26.5,360 29.5,325 37,308 47,302 57,305",
       tone="c", flesh=(0.02, 0.93), relief=0.42)
muscle("vastus_lateralis", "78,515 74,430 69,360 66,315", "101,512 106,430 99,360 87,329 71,314",
       tone="c", flesh=(0.03, 0.93), relief=0.42)
muscle("rectus_femoris", "68,562 52,470 49,390 58,320", "80,565 84.5,520 87,480 85.5,440 82,400 76,350 70,320",
       flesh=(0.06, 0.84), relief=0.45, ragged=0.10, tendon="quadriceps_tendon")
muscle("tensor_fasciae_latae", "74,587 77,545 84.5,500 94,464", "87,592 102,540 106,466",
       tone="b", flesh=(0, 0.9), relief=0.35, fade=(0, 0.1))
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
muscle("soleus", "57,264 62.5,225 65,150 69,75", "48,262 43.5,205 53,145 65.5,82",
       layer="intermediate", tone="d", flesh=(0, 0.88), relief=0.3, fade=(0, 0.12))
muscle("gastrocnemius_medial", "57,284 55.5,220 57.5,175 60,158", "42.5,288 40,215 51,150",
       flesh=(0, 0.93), relief=0.35, fade=(0.05, 0))
structure("tibia", "55,284 63,210 68.5,130 66,60", "74,268 77,210 76.5,130 75,60",
          relief=0.2, fade=(0.06, 0.12))
muscle("fibularis_longus", "91,272 93,200 94,140 93,52", "100,277 116.5,215 112,150 100,52",
       tone="b", flesh=(0.03, 0.62), relief=0.4, fade=(0.05, 0.10), ragged=0.08,
       tendon="fibularis_longus_tendon")
muscle("fibularis_tertius", "92,142 90,95 89.5,42", "102,142 99,100 97,66 97,40",
       tone="d", flesh=(0, 0.62), relief=0.4, fade=(0.05, 0.14), tendon="fibularis_tertius_tendon")
muscle("extensor_digitorum_longus", "84,274 84,200 83,130 82.5,75 81,40",
       "93,275 97,255 99,230 99.5,200 98.5,155 96,115 92,80 89,40",
       tone="c", flesh=(0.03, 0.71), relief=0.45, fade=(0.05, 0.10), ragged=0.08,
       tendon="extensor_digitorum_longus_tendons")
muscle("extensor_hallucis_longus", "80,168 77,105 77,62 71,36 65,19",
       "93,168 88,105 83.5,62 75,36 69,19",
       layer="deep", tone="d", flesh=(0, 0.58), fade=(0, 0.10),
       tendon="extensor_hallucis_longus_tendon")
muscle("tibialis_anterior", "74.5,277 74.5,210 75,140 75,75 66,32",
       "87,277 91.5,255 92.5,225 92,190 89.5,150 84,112 80,75 70.5,31",
       flesh=(0.03, 0.60), relief=0.45, fade=(0.05, 0.10), ragged=0.08,
       tendon="tibialis_anterior_tendon")
structure("medial_malleolus", "66.5,64 63.5,53 65.5,43", "71,66 72.5,54 70,44",
          relief=0.35, fade=(0.35, 0.35), lined=False)
structure("lateral_malleolus", "92.5,60 92,50 94,40", "98,62 102,50 100,38",
          relief=0.35, fade=(0.35, 0.35), lined=False)
structure("fibular_head", "87.5,279 86.5,271 89,260", "96,280 98,271 95.5,260",
          relief=0.3, fade=(0.35, 0.35), lined=False)
muscle("extensor_digitorum_brevis", "91,42 85,36 79,26 77,21", "97,36 94.5,31 90,23 86,19", start="96,41",
       tone="b", flesh=(0.02, 0.62), relief=0.3, fade=(0.15, 0.35), ragged=0.12,
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
