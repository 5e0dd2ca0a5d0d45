"""Verbs of the news in German, French and Spanish under the English verb that the vocabulary knows.

``gloss: German | French | Spanish``. Regular forms follow from the infinitive, others are written out; "_" stands for a
blank or an apostrophe of a phrase. A stem that two entries share finds neither, and their forms are written out.
"""

from __future__ import annotations

VERBS = """
rise: steigen steigt stieg stiegen gestiegen ansteigen angestiegen zunehmen zugenommen wachsen wächst wuchs wuchsen
  gewachsen erhöhen klettern | augmenter croître croit crû grimper bondir progresser | subir aumentar crecer
  incrementar
fall: sinken sinkt sank sanken gesunken fallen fällt fiel fielen gefallen zurückgehen zurückgegangen abnehmen
  abgenommen schrumpfen verringern senken senkt senkte gesenkt reduzieren mindern | baisser diminuer reculer chuter
  dégringoler réduire réduit réduisent réduite abaisser | bajar baja bajan bajó bajaron
  bajaba bajado caer cayó cayeron cae caído descender descendió disminuir reducir redujo redujeron
double: verdoppeln | doubler | duplicar
triple: verdreifachen | tripler | triplicar
cut: streichen streicht strich strichen gestrichen abbauen kürzen einsparen | supprimer | recortar suprimir
sack: entlassen entlässt entließ entließen kündigen | licencier | despedir despidió despidieron despide prescindir
hire: einstellen anstellen | embaucher recruter | contratar
employ: beschäftigen | employer | emplear
die: sterben stirbt starb starben gestorben umkommen umgekommen ums_leben | mourir meurt mort mortes périr décéder
  coûter_la_vie | morir murió murieron muere fallecer
kill: töten umbringen umgebracht | tuer | matar
injure: verletzen | blesser | herir hiere hirió
arrest: verhaften festnehmen festgenommen nahm_fest | arrêter interpeller | detener detuvo detuvieron detenido arrestar
accuse: beschuldigen bezichtigen vorwerfen vorgeworfen | accuser | acusar
charge: anklagen | inculper mettre_en_examen | imputar procesar
sue: klagen verklagen geklagt | poursuivre_en_justice | demandar querellarse
convict: verurteilen | condamner | condenar
acquit: freisprechen freigesprochen sprach_frei | acquitter relaxer | absolver absuelto absolvió
investigate: ermitteln untersuchen | enquêter | investigar
open: öffnen eröffnen aufsperren wiedereröffnen wiedereröffnet | ouvrir ouvre ouvert rouvrir rouvre rouvert rouverte |
  abrir abre abrió abierto inaugurar reabrir reabre reabrió reabierto reabrieron
close: schließen schließt schloss schlossen geschlossen zusperren stilllegen stillgelegt legte_still dichtmachen | fermer |
  cerrar cierra cerró cerraron cerrado clausurar
start: beginnen beginnt begann begannen begonnen starten anfangen | commencer débuter démarrer | empezar empieza
  comenzar comienza iniciar
end: enden beenden aufhören | finir fini finie finis finit finissent finira terminer achever | acabar terminar finalizar
resume: wiederaufnehmen wiederaufgenommen | reprendre reprend repris | reanudar
continue: fortsetzen fortgesetzt weiterführen weitergeführt | continuer poursuivre poursuit | continuar proseguir
  prosigue
suspend: aussetzen ausgesetzt | suspendre suspendu suspend | suspender
stop: stoppen eingestellt | stopper | parar
build: bauen errichten | construire construit bâtir | construir construyó construye edificar
demolish: abreißen abgerissen | démolir raser | derribar demoler
buy: kaufen kauft erwerben erwarb erworben | acheter racheter acquérir acquis | comprar adquirir
sell: verkaufen | vendre vendu vend | vender
invest: investieren stecken gesteckt | investir | invertir invirtió invertido invierte
pay: zahlen bezahlen auszahlen | payer verser | pagar abonar
cost: kosten | coûter | costar cuesta costó
win: gewinnen gewinnt gewann gewannen gewonnen siegen | gagner remporter | ganar
lose: verlieren verliert verlor verloren | perdre perd perdu | perder pierde
receive: erhalten erhält erhielt erhielten bekommen bekommt bekam bekamen kassieren | recevoir reçoit reçu toucher
  percevoir | recibir cobrar percibir
give: geben gibt gab gaben gegeben vergeben vergibt vergab | donner accorder attribuer | dar dio dieron conceder otorgar
ban: verbieten verbietet verbot verboten untersagen | interdire interdit | prohibir
allow: erlauben genehmigen gestatten bewilligen | autoriser permettre permet permis | permitir autorizar
approve: beschließen beschloss beschlossen billigen annehmen angenommen zustimmen verabschieden | adopter approuver |
  aprobar aprueba
reject: ablehnen abgelehnt zurückweisen zurückgewiesen wies_zurück | rejeter refuser repousser | rechazar
raise: anheben angehoben hob_an | relever rehausser | elevar eleva elevan elevó elevaron alzar
promise: versprechen verspricht versprach versprochen zusagen | promettre promet promis | prometer
announce: ankündigen bekanntgeben bekanntgegeben | annoncer | anunciar
deny: bestreiten bestreitet bestritt bestritten dementieren leugnen | nier démentir dément démenti contester | negar
  niega negó desmentir desmiente
confirm: bestätigen | confirmer | confirmar
admit: zugeben zugegeben einräumen | admettre admet admis avouer reconnaître | admitir reconocer reconoce
criticize: kritisieren bemängeln | critiquer | criticar
demand: fordern verlangen | exiger réclamer | exigir reclamar
protest: demonstrieren protestieren | manifester protester | manifestarse protestar
strike: streiken | faire_grève | hacer_huelga
vote: wählen abstimmen abgestimmt | voter | votar acudir_a_las_urnas acudió_a_las_urnas
elect: gewählt | élire élu | elegir elegido eligió
resign: zurücktreten zurückgetreten trat_zurück | démissionner | dimitir
appoint: ernennen ernennt ernannt bestellen | nommer | nombrar designar
praise: loben rühmen | féliciter saluer | elogiar alabar
lead: leiten | diriger présider | dirigir presidir
visit: besuchen | visiter | visitar
meet: treffen trifft traf trafen getroffen | rencontrer | reunirse
move: verlagern übersiedeln | délocaliser transférer déplacer | trasladar
evacuate: evakuieren | évacuer | evacuar
rescue: retten | sauver secourir | rescatar
destroy: zerstören | détruire détruit ravager | destruir destruyó arrasar
burn: brennen brennt brannte gebrannt | brûler | arder quemar
derail: entgleisen | dérailler | descarrilar
crash: abstürzen abgestürzt zusammenstoßen | percuter s_écraser s_écrase s_écrasent s_est_écrasé s_est_écrasée |
  estrellarse chocar
steal: stehlen stiehlt stahl gestohlen | voler dérober | robar
hide: verheimlichen verschweigen verschwieg verschwiegen | dissimuler cacher | ocultar
plan: planen | prévoir prévoit prévu envisager | prever prevé previsto planear
produce: herstellen hergestellt produzieren erzeugen | produire produit fabriquer | producir produjo fabricar
deliver: liefern ausliefern | livrer | entregar
import: importieren einführen eingeführt | importer | importar
export: exportieren ausführen ausgeführt | exporter | exportar
measure: messen misst maß gemessen | mesurer | medir mide midió
reach: erreichen | atteindre atteint atteignent | alcanzar ascender asciende ascendió
complete: fertigstellen fertiggestellt vollenden | | concluir concluyó completar
renovate: sanieren renovieren | rénover | renovar rehabilitar
repair: reparieren | réparer | reparar
come: | venir vient viennent venue venus | venir viene vienen vino vinieron
lack: fehlen fehlt fehlte fehlten | manquer | faltar faltan faltaban faltaron
live: leben wohnen | vivre vit vivent habiter | vivir residir
work: arbeiten funktionieren | travailler fonctionner marcher | trabajar funcionar
increase: ausbauen ausweiten | accroître | ampliar
travel: fahren fährt fuhr fuhren gefahren reisen | circuler rouler voyager | circular viajar
inform: informieren verständigen | informer alerter avertir prévenir | informar avisar alertar
warn: warnen | | advertir advierte advirtió
sign: unterzeichnen unterschreiben unterschrieb unterschrieben | signer | firmar
sanction: bestrafen | sanctionner | sancionar
withdraw: zurückziehen zurückgezogen abziehen abgezogen | retirer | retirar
exceed: überschreiten überschritten überschritt übersteigen | dépasser franchir | superar rebasar
fund: fördern finanzieren subventionieren | financer subventionner | financiar subvencionar
return: zurückzahlen zurückgeben zurückgegeben | rembourser restituer | devolver devuelto
claim: behaupten | prétendre affirmer soutenir soutient | sostener sostiene afirmar
supply: versorgen | approvisionner | abastecer
share: teilen | partager | compartir comparte
read: lesen liest las gelesen | lire lu lit | leer leyó leído
drink: trinken trinkt trank getrunken | boire bu | beber
impose: verhängen | infliger imposer | imponer impuso impuesto
abolish: abschaffen abgeschafft | abolir abroger | abolir derogar
introduce: | instaurer introduire | implantar introducir
exploit: betreiben betreibt betrieb betrieben | exploiter | gestionar
"""
