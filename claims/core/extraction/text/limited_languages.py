"""Words, endings and letters of languages that are read at the limited level, so that none is taken for one that is read.

By code: "nb" is Norwegian in Bokmål. Words that are English as well ("in", "for", "ale") tell nothing by themselves where
English is possible: ``statement_language`` counts them beside others only.
"""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.vocabulary import words

WORDS = {
    "it": words(
        """
        il lo la i gli le un uno una di a da in con su tra fra e ed o ma che è sono erano ha hanno ho del dello della
        dei degli delle al allo alla ai agli alle dal dallo dalla dai dalle nel nello nella nei negli nelle sul sulla
        sui sulle si ci vi lei lui loro suo sua suoi questo questa più anche dopo prima senza contro secondo perché
        chi cosa nessuno nessun nessuna solo soltanto tutti tutte stato stata stati fu anni anno scorso cento milioni
        mila persone morti feriti polizia governo ministra sindaco donna donne uomini bambini città tre quattro cinque
        sei dieci circa ogni mai già ancora molto chiude vince perde gennaio febbraio marzo aprile maggio giugno
        luglio agosto settembre ottobre dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica mancano
        aumento difende
        nega migliaia azienda niente
        """
    ),
    "pt": words(
        """
        o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela pelos pelas para sem sob sobre entre
        e ou mas que não é são foi foram eram está estão tem têm há ao à aos às se seu sua seus suas ele ela eles elas
        isso este esta mais também após antes contra segundo quando quem ninguém nenhum nenhuma apenas todos todas ano
        anos passado cento milhões mil pessoas mortos feridos polícia governo ministra presidente câmara mulheres
        homens crianças cidade dois duas três quatro cinco dez cerca nunca já ainda muito depois até fecha venceu
        disse subiu caiu janeiro fevereiro março abril maio junho julho agosto setembro outubro dezembro terça quarta
        quinta sexta feira sábado domingo desde defende faltam
        nega milhares protestam faz
        """
    ),
    "nl": words(
        """
        de het een van en in is dat op te na zijn voor niet aan er ook bij naar uit heeft hebben had wordt worden werd
        werden als om of over geen maar meer nog dan die deze dit zij hij ze wij hun haar hem niemand niets nooit
        alleen slechts sinds tegen tussen tijdens onder volgens omdat waarom wie waar jaar jaren vorig vorige procent
        miljoen miljard duizend mensen personen politie regering burgemeester vrouwen mannen kinderen doden gewonden
        gewond twee drie vier vijf zes tien stegen stijgt stijgen daalde daalt ongeveer elke zegt zei kwam kan moet
        moeten zal zou nieuwe mag omhoog treedt wint verliest sluit januari februari maart mei juni juli augustus
        oktober maandag dinsdag woensdag donderdag vrijdag zaterdag zondag veel betalen wil
        gemeenteraad kabinet duizenden bedrijf treft ontkent
        """
    ),
    "da": words(
        """
        og i af en er det den der som på til med for at ikke har blev blevet var de han hun vi jeg fra efter ved om
        kan skal vil sig sin sine deres eller mod over under mellem siden når hvor hvorfor hvad hvem ingen intet kun
        også meget mange flere nogle alle andre år ud ned ind kom kommer går siger sagde viser steg stiger faldt
        falder døde dræbt sårede lukker åbner mennesker personer procent kroner millioner politiet ifølge regeringen
        ministeren børn kvinder mænd byen hver hvert fjerde ny nye uden hos fik bliver vandt vinder januar februar
        marts juni juli oktober mandag tirsdag onsdag torsdag fredag lørdag søndag mangler betaler
        penge afviser kommunen byrådet tusinder demonstrerer selskabet
        """
    ),
    "nb": words(
        """
        og i av en ei er det den som på til med for ikke har ble blitt var de han hun vi jeg fra etter ved om kan skal
        vil seg sin sitt sine deres eller mot over under mellom siden når hvor hvorfor hva hvem ingen også mye mange
        flere noen alle andre år ut opp ned inn kom kommer går gikk sier viser økte øker faller døde drept såret
        stenger stengt åpner mennesker personer prosent kroner millioner politiet ifølge regjeringen barna kvinner
        byen hver hvert fjerde ny nye uten hos fikk blir vant vinner steg stiger januar februar juni juli oktober
        desember mandag tirsdag onsdag torsdag fredag lørdag søndag mangler betaler
        """
    ),
    "sv": words(
        """
        och i av en ett är det den som på med för att inte har blev blivit var de han hon vi jag från efter vid om kan
        ska skall vill sig sin sitt sina deras eller mot mellan över under sedan när varför vad vem ingen inga inget
        bara också mycket många flera några alla andra år ut upp ner in kom kommer går gick säger sade visar steg
        stiger sjönk sjunker döda döds dödades skadade skadades stänger öppnar människor personer procent kronor
        miljoner polisen enligt regeringen ministern kvinnor män staden varje fjärde ny nya nytt utan hos får fick
        blir förra finns höjs sänks vann vinner januari februari juni juli augusti oktober måndag måndags tisdag
        tisdags onsdag onsdags torsdag torsdags fredag fredags lördag lördags söndag söndags saknar betalar
        """
    ),
    "fi": words(
        """
        ja on ei oli ovat olivat se ne hän he että kun mutta tai myös vain kuin joka jotka mikä mitä miksi missä kuka
        kukaan mitään eivät ole ollut olleet olisi voi voivat pitää sekä noin yli alle jo vielä nyt viime vuonna
        vuoden vuotta vuosi prosenttia prosentin euroa miljoonaa ihmistä ihmiset henkilöä mukaan jälkeen ennen kanssa
        sanoi sanoo kertoi kertoo poliisi poliisin hallitus ministeri lapsi lasta naista miestä kuoli kuolee nousi
        nousivat nousee laski laskee laskivat kaupungin suomen suomessa ensi kaikki monta uusi uuden kaksi kolme neljä
        viisi kuusi sata tuhatta jäi voitti hävisi tuli kaikkiaan eroaa sulkee hyväksyi tammikuussa helmikuussa
        maaliskuussa huhtikuussa toukokuussa kesäkuussa heinäkuussa elokuussa syyskuussa lokakuussa marraskuussa
        joulukuussa maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina
        """
    ),
    "ro": words(
        """
        și în de la cu pe nu din este sunt a au fost o un unui unei că să se mai pentru după prin sau ce cum când unde
        cine nimeni niciun nicio doar numai despre fără între până către însă iar lui ei lor sa său săi anul ani
        trecut sută suta milioane mii persoane oameni potrivit poliția guvernul ministrul primarul copii femei bărbați
        morți răniți oraș orașul crescut cresc crește scad scade scăzut murit spus arată patru trei doi două cinci
        zece avem noi toți toate venit ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie
        decembrie luni marți miercuri joi vineri sâmbătă duminică
        """
    ),
    "pl": words(
        """
        i z na nie się że jest są był była było byli przez po od za dla jak ale lub czy oraz tylko już też tego tym ta
        te który która które których kto nikt nic nigdy bez pod przed między jego jej ich ma mają roku lat proc
        procent tys mln mld złotych zł osób osoby ludzi według policja rząd dzieci kobiet kobieta miasto miasta
        wzrosły wzrosła wzrosło spadły spadła spadł spadło zginęło zginęła zmarł zmarła dwie dwa trzy cztery pięć
        sześć każda każdy wszyscy nowy nowa rosną wygrywa zamknięty stycznia lutego marca kwietnia maja czerwca lipca
        sierpnia września października listopada grudnia poniedziałek wtorek środę czwartek piątek sobotę niedzielę
        """
    ),
    "cs": words(
        """
        a na se že je jsou byl byla bylo byli ze po od za který která které podle ale nebo jen také jako už být není
        nejsou mezi před bez své svůj jeho její jejich roku procent milionů tisíc korun lidí osob policie vláda
        ministr dětí žen muž dva tři čtyři nikdo nic nikdy každý každá proč kdo ledna února března dubna května června
        července srpna září října listopadu prosince pondělí úterý středu čtvrtek pátek sobotu neděli
        """
    ),
    "hr": words(
        """
        i u je na se da su za od o nije nisu sa kao što ali ili koji koja koje iz po bi bio bila bilo samo više nakon prije
        godine godina ljudi osoba posto milijuna vlada nema nitko ništa
        """
    ),
    "sl": words(
        """
        in je na se da za od ni niso z kot ki ali ter po bi bil bila bilo samo več pred leta ljudi oseb odstotkov
        milijonov vlada nihče
        """
    ),
    "hu": words(
        """
        a az és hogy nem is egy volt voltak lesz már csak mint vagy után szerint között ezt azt aki amely ami még több
        két három négy öt évben év éves százalék százalékkal forint millió milliárd embert rendőrség kormány miniszter
        gyerek gyermek nő férfi senki semmi nincs minden tavaly miért mit való január február március április május
        június július augusztus október hétfőn kedden szerdán csütörtökön pénteken szombaton vasárnap
        """
    ),
    "tr": words(
        """
        bir bu da de için ile çok daha olan olarak en ne gibi kadar sonra önce göre ama var yok değil mi mı hiç hiçbir
        kimse sadece yalnızca her üç iki dört beş altı yüzde yılında yıl geçen ise oldu olduğu etti edildi dedi kişi
        öldü yaralandı yaralı milyon hükümet bakan başkan belediye çocuk kadın kentin şehir arttı artıyor düştü yeni
        neden nasıl kim söyledi kazandı ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
        pazartesi salı çarşamba perşembe cumartesi
        """
    ),
    "ca": words(
        """
        el la els les un una de del dels amb que en ha han és són va van més molt també segons després fins anys
        persones milions ajuntament dones nens ciutat ningú tots aquest aquesta entre però gener febrer març maig juny
        juliol setembre desembre dilluns dimarts dimecres dijous divendres dissabte diumenge
        a dos tres quatre ferits per haver rebut diners govern noves nou nova al als pel pels vaga mestres carrer
        milers protesten demanen res fa nega atac
        """
    ),
}  # fmt: skip

ENDINGS = {
    "it": re.compile(r"\w{2,30}(?:zione|zioni|aggio|ità|menti)"),
    "pt": re.compile(r"\w{2,30}(?:ção|ções|ões)"),
    "nl": re.compile(r"\w{2,30}(?:heid|heden|lijk|lijke|lijks|eerden?|ijn|ijen)"),
    "da": re.compile(r"\w{2,30}(?:erne|heden|heder|ningen|ninger|elsen|elser)"),
    "nb": re.compile(r"\w{2,30}(?:ene|heten|heter|ningen|ninger|elsen|elser)"),
    "sv": re.compile(r"\w*[åäö]\w*(?:ar|a|ör)|\w{2,30}(?:arna|orna|erna|heten|heter|ningen|ningar|erade|erades)"),
    "fi": re.compile(r"\w{2,30}(?:ssa|ssä|stä|llä|ltä|vat|vät|uu|ää|iin|uun|tui|tyi|kaan|kään|aa|isee)"),
    "ro": re.compile(r"\w{2,30}(?:ului|ească|ează|ții|ția|ție)"),
    "pl": re.compile(r"\w{2,30}(?:ych|iego|cja|cji|szy|rzy)|(?:prz|szcz|krz|trz|wsz)\w+"),
    "tr": re.compile(r"\w{2,30}(?:acak|ecek|iyor|ıyor|uyor|üyor|ları|leri|ması|ndan|miş|mış)"),
}  # fmt: skip
"""Endings and beginnings of words that English does not have."""

LETTERS = {
    "it": "àèéìîòù",
    "pt": "áâãàçéêíóôõú",
    "nl": "éëïèöü",
    "da": "æøåé",
    "nb": "æøåéòô",
    "sv": "åäöé",
    "fi": "äöå",
    "ro": "ăâîșțşţ",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "hr": "čćđšž",
    "sl": "čšž",
    "hu": "áéíóöőúüű",
    "tr": "çğıöşüâî",
    "ca": "àçéèíïóòúü",
    "de": "äöüßé",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "es": "áéíñóúü",
}
"""Letters beyond a to z, of languages that are read too: a word in small letters with another one is none of theirs."""

ABSENT = {"es": "w"}
"""Letters from a to z that a language does not have."""
