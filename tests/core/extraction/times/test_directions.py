"""Which day or month is meant: the one that has been or the one to come, by the words around it.

Each sentence is tried with weekdays, months and days of months on both sides of several dates of publication; what is
right is counted here from the calendar.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from claims.core.extraction.times.absolute_dates import MONTHS
from claims.core.extraction.times.expressions import find_times

PUBLISHED = (dt.date(2024, 2, 29), dt.date(2023, 12, 30), dt.date(2021, 9, 7))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS_OFF = (1, 2, 5)
MONTHS_OFF = (1, 4)
DATES_OFF = (9, 44)
HAS_BEEN = (
    "The council felt the tremor {on}.",
    "The council dug up the road {on}.",
    "The council blew up a bridge {on}.",
    "The council came to terms {on}.",
    "The council lent it 3 million euros {on}.",
    "The council bought a rival {on}.",
    "The council paid the fine {on}.",
    "The council stole 40 bicycles {on}.",
    "The council hit a record {on}.",
    "The council underwent surgery {on}.",
    "The council withdrew the offer {on}.",
    "The council won the seat {on}.",
    "The council apologized {on}.",
    "A former head of the Norvale port authority recalled 300 cars {on}.",
    "The council exploded {on}.",
    "A former head of the Norvale port authority pleaded guilty {on}.",
    "A former head of the Norvale port authority rejected the offer {on}.",
    "The council played in Norvale {on}.",
    "A former head of the Norvale port authority opened a second line {on}.",
    "A former head of the Norvale port authority hired a lawyer {on}.",
    "The council expired {on}.",
    "A former head of the Norvale port authority charged two men {on}.",
    "A former head of the Norvale port authority unveiled the design {on}.",
    "A former head of the Norvale port authority exploded {on}.",
    "The bridge was closed {on}.",
    "Two men were arrested {on}.",
    "The rate was cut to 3% {on}.",
    "The bill was put to a vote {on}.",
    "The mayor was sworn in {on}.",
    "The barge was hit by a tanker {on}.",
    "The firm has closed the plant, which opened {on}.",
    "The court has thrown out the case that began {on}.",
    "Prices have risen by 4% since the ban took effect {on}.",
    "The bridge, which opened {on}, cost 3 million euros.",
    "The man who stole the car {on} will face trial.",
    "The man, who stole the car {on}, will face trial.",
    "The plan that the council chose {on} will cost 3 million euros.",
    "The plan the council approved {on} will cost 3 million euros.",
    "The firm, which sold the plant {on}, plans to hire 40 people.",
    "The law, which took effect {on}, will cost 3 million euros.",
    "The bridge, opened {on}, will cost 3 million euros a year.",
    "A report published {on} says that 300 people will lose their jobs.",
    "Figures released {on} show that prices will rise by 4%.",
    "In a letter sent {on}, the firm says it will cut 40 jobs.",
    "The deal struck {on} will cost 3 million euros.",
    "The man arrested {on} is 34.",
    "The plan, approved {on} by the council, will cost 3 million euros.",
    "According to a report published {on}, 300 people will lose their jobs.",
    "The study, published {on} in a journal, expects 300 deaths a year.",
    "Two men held {on} remain in custody.",
    "The firm, founded {on}, has 40 staff.",
    "The firm will cut 40 jobs after losing the contract {on}.",
    "He will miss the final after breaking a leg {on}.",
    "She is in custody after being arrested {on}.",
    "The union has called a strike after talks collapsed {on}.",
    "The mine will reopen after two men died {on}.",
    "The firm faces a fine for dumping waste in the river {on}.",
    "He is charged with stealing a car {on}.",
    "The two are accused of killing a guard {on}.",
    "The team will be without Rosta, having lost him to injury {on}.",
    "Norvale beat Sund 3-1 to win the title {on}.",
    "She ran 42 km to set a record {on}.",
    "The firm failed to pay its staff {on}.",
    "He managed to escape {on}.",
    "The council voted 12-3 to sell the hall {on}.",
    "The court refused to hear the case {on}.",
    "The crew fought for nine hours to put out the blaze {on}.",
    "The driver is thought to have died {on}.",
    "The two are believed to have met {on}.",
    "He is said to have left the country {on}.",
    "She came from behind to win the race {on}.",
    "The firm was forced to close its plant {on}.",
    "The vessel appears to have sunk {on}.",
    "The vote {on} was the closest in 12 years.",
    "The fire {on} destroyed two barns.",
    "The death of two miners {on} has led to a strike.",
    "The crash {on} killed 12 people.",
    "The attack {on} left 12 people dead.",
    "The meeting {on} ended without a deal.",
    "A fire at a mill {on} killed three people.",
    "An explosion at the mine {on} injured 12 people.",
    "The arrest of two men {on} brought the total to 14.",
    "The mill will close, the firm said {on}.",
    "The firm said {on} that the mill will close.",
    "The mill would close, a court heard {on}.",
    "The firm expects to cut 40 jobs, it announced {on}.",
    "The mill may close, Rosta told reporters {on}.",
    "The firm warned {on} that it would cut 40 jobs.",
    "The bank predicted {on} that prices will rise.",
    "The minister promised {on} to build 300 homes.",
    "The firm announced {on} plans to cut 40 jobs.",
    "The firm pledged {on} to cut 40 jobs.",
    "The judge ruled {on} that the firm must pay 3 million euros.",
    "“We will rebuild it,” Rosta said {on}.",
    "The firm agreed {on} to pay 3 million euros.",
    "The council decided {on} to close the hall.",
    "The firm is expected to cut 40 jobs, the union said {on}.",
    "In a statement {on}, the firm said it would close the mill.",
    "The club confirmed {on} it will sell Rosta.",
    "The union threatened {on} to strike.",
    "The mayor urged residents {on} to boil their water.",
    "The firm will pay 3 million euros, according to a filing {on}.",
    "The mill will close, the firm said {t}.",
    "The council voted {t} to sell the hall.",
    "Police arrested two men {t} in Norvale.",
    "Two men drowned {t} near Sund.",
    "The firm, which closed the mill {t}, has 40 staff.",
    "{t}'s vote was the closest in 12 years.",
    "Rosta lost {t}'s game.",
    "He will appeal against {t}'s ruling.",
    "The damage from {t}'s storm will cost 3 million euros.",
    "Twelve people died in {t}'s attack.",
    "Police are investigating {t}'s fire.",
    "{t}'s announcement means that trains will stop.",
    "{t}'s decision will cost 300 jobs.",
    "Following {t}'s vote, the mayor will resign.",
    "Despite {t}'s defeat, Norvale will stay top.",
    "The two will discuss {t}'s attack.",
    "The court will review {t}'s ruling.",
    "{t}'s crash is likely to delay the launch.",
    "She will not speak about {t}'s arrest.",
    "The firm said {t}'s fire would cost 3 million euros.",
    "The party is expected to challenge {t}'s result.",
    "The council backed a plan to build 300 homes {on}.",
    "The council rejected plans for 300 homes {on}.",
    "The firm unveiled its plan to cut costs {on}.",
    "The plan was approved {on}.",
    "The plans were thrown out {on}.",
    "Rosta presented the plan {on}.",
    "The forecast was cut {on}.",
    "Sund missed the deadline {on}.",
    "The deadline passed {on}.",
    "The forecasts were published {on}.",
    "The council passed the budget {on}.",
    "The chance of rain was 40% {on}.",
    "He would have turned 40 {on}.",
    "The two may have met {on}.",
    "The crew must have seen the rocks {on}.",
    "The fire could have started {on}.",
    "The firm should have paid the fine {on}.",
    "The bank might have failed {on}.",
    "He could not attend the meeting {on}.",
    "Smoke could be seen over Norvale {on}.",
    "Staff could not reach the firm for comment {on}.",
    "Residents could hear shots {on}.",
    "Varga won the Baltic Open {on}.",
    "Varga beat the second seed in the final of the Baltic Open {on}.",
    "The company brought it to an end {on}.",
    "Fans gathered at the start {on}.",
    "Trading volume rose at the close {on}.",
    "The firm has no record of the call {on}.",
    "He had a meeting with the mayor {on}.",
    "Members of the union, who have 40 staff, met the mayor {on}.",
)
IS_TO_COME = (
    "Voters go to the polls {on}.",
    "The new rules go into effect {on}.",
    "The law is expected to have passed by {t}.",
    "The firm announced plans yesterday to close the mill {on}.",
    "The court agreed last week to hear the case {on}.",
    "The council voted late on Tuesday to close the hall {on}.",
    "Three clerks were invited last month to testify {on}.",
    "Rosta arrives in Norvale {on}.",
    "The council will close the mill {on}.",
    "The council will open a second line {on}.",
    "The council will vote on the plan {on}.",
    "The council will meet the envoy {on}.",
    "The council will publish the figures {on}.",
    "The council will hear the case {on}.",
    "The council will start work {on}.",
    "The council will leave office {on}.",
    "The council will hold talks {on}.",
    "The council will raise the fee {on}.",
    "The council needs to vote on the plan {on}.",
    "The council must open a second line {on}.",
    "The council has promised to vote on the plan {on}.",
    "The council is expected to hold talks {on}.",
    "The council must vote on the plan {on}.",
    "The council intends to vote on the plan {on}.",
    "The council is to close the mill {on}.",
    "The council is set to close the mill {on}.",
    "The council has voted to meet the envoy {on}.",
    "The council has to meet the envoy {on}.",
    "The council is to meet the envoy {on}.",
    "The council is due to meet the envoy {on}.",
    "The council must hear the case {on}.",
    "The council has agreed to hear the case {on}.",
    "The envoy is meeting the mayor {on}.",
    "The court is hearing the case {on}.",
    "The firm is closing the mill {on}.",
    "The team is travelling to Norvale {on}.",
    "The bank is sending a team led by a former minister {on}.",
    "Nurses are striking {on}.",
    "Doctors are walking out {on}.",
    "The country is holding an election {on}.",
    "The band is playing in Norvale {on}.",
    "Rosta is standing down {on}.",
    "The chairman is retiring {on}.",
    "The trial starts {on}.",
    "The trial begins {on}.",
    "The sale ends {on}.",
    "Parliament votes on the bill {on}.",
    "The court hears the appeal {on}.",
    "The ban takes effect {on}.",
    "The new fee applies from {t}.",
    "The offer expires {on}.",
    "The school reopens {on}.",
    "The club plays Sund {on}.",
    "The chairman retires {on}.",
    "He faces trial {on}.",
    "The law comes into force {on}.",
    "His contract ends {on}.",
    "The envoy arrives {on}.",
    "Polls open {on}.",
    "The country goes to the polls {on}.",
    "The country votes {on}.",
    "The committee meets {on}.",
    "The final takes place {on}.",
    "She returns to court {on}.",
    "The show opens in Norvale {on}.",
    "The series continues {on}.",
    "The two sides meet again {on}.",
    "The inquest resumes {on}.",
    "The trial is planned for {t}.",
    "A decision is due {on}.",
    "He was remanded in custody until {t}.",
    "The bridge is closed until {t}.",
    "The firm has booked the hall for {t}.",
    "The talks have been moved to {t}.",
    "The firm has set a deadline of {t}.",
    "The mine will stay shut until {t}.",
    "The firm was told to reply by {t}.",
    "The mayor declared {t} a day of mourning.",
    "The firm gave staff until {t} to decide.",
    "The council has called an election for {t}.",
    "The trial, expected to begin {on}, will last six weeks.",
    "The vote, scheduled for {t}, will be close.",
    "The trial, due to begin {on}, will last six weeks.",
    "The meeting planned for {t} has been cancelled.",
    "The strike due to start {on} has been called off.",
    "A ruling expected {on} will decide it.",
    "Trains will stop when the strike begins {on}.",
    "Prices will rise when the ban takes effect {on}.",
    "The firm will wait until the court rules {on}.",
    "He will speak before the council votes {on}.",
    "The firm said that prices will rise when the tax takes effect {on}.",
    "It will cost 3 million euros if it opens {on}.",
    "The mayor said the bridge would stay shut until it is checked {on}.",
    "The firm will know more after the board meets {on}.",
    "The team needs a win when it plays Sund {on}.",
    "Ahead of the vote {on}, both sides are holding rallies.",
    "The two sides will use the meeting {on} to sign the accord.",
    "The council will decide at its meeting {on}.",
    "The firm will present its results {on}.",
    "The two men are due in court {on}.",
    "Two men are due to appear in court {on}.",
    "The team will face Sund in the final {on}.",
    "A funeral will be held {on}.",
    "Talks will resume {on}.",
    "Talks are to resume {on}.",
    "The pair will be sentenced {on}.",
    "She will be tried {on}.",
    "He is due to be sentenced {on}.",
    "“We will meet them {on},” Rosta said.",
    "“The bridge will open {on},” she told reporters.",
    "“I am leaving {on},” he said.",
    "“We vote {on},” said Rosta.",
    "“The new rules start {on},” the minister said.",
    "The two will meet in {t}'s final.",
    "{t}'s final will be close.",
    "The team is preparing for {t}'s final.",
    "Ahead of {t}'s vote, both sides are holding rallies.",
    "He will miss {t}'s game.",
    "He is expected to play in {t}'s game.",
    "The mayor faces a challenger in {t}'s election.",
    "Polls show a close race before {t}'s vote.",
    "The two held rallies in the run-up to {t}'s vote.",
    "The firm has cut its forecast ahead of {t}'s results.",
    "The council will vote on the plan at {t}'s meeting.",
    "The bank is likely to keep its rate at {t}'s meeting.",
    "She hopes to win {t}'s race.",
    "Both sides are ready for {t}'s debate.",
    "Rosta leads in the polls going into {t}'s vote.",
    "The firm is braced for {t}'s strike.",
    "He could return for {t}'s match against Sund.",
    "The firm will have closed the mill by {t}.",
    "The mayor would have to resign {on}.",
    "She may have to stand down {on}.",
    "The mine must have a new licence by {t}.",
)

DAYS_TO_COME = (
    "Rosta faces a court hearing {d} on two counts of fraud.",
    "Doctors begin a three-day walkout {d}.",
    "The bridge reopens to traffic {d} after 14 months.",
    "The pact takes effect at dawn {d}.",
    "The firm, which reports earnings {d}, has cut its forecast.",
    "More than 200 flights are canceled for {d}.",
    "Tickets for the concert on {d} have sold out.",
    "Two days before the summit on {d}, the army closed the border.",
    "The judge gave both sides until {d} to file briefs.",
    "The bank is all but certain to raise rates {d}.",
    "Crews hope to have the road open by {d}.",
    "Investors await {d}'s jobs report.",
    "The agency is targeting {d} for the launch.",
    "The city has postponed {d}'s parade.",
    "Some 4 million people are eligible to vote in {d}'s election.",
    "Fog may delay {d}'s race.",
    "The buses are booked for {d}'s march.",
    "The party rallied its voters before the election on {d}.",
)
"""Only weekdays are set so; of a month or a date the same words may tell what was."""
DAYS_THAT_WERE = (
    "Prices for {d} were 3% higher.",
    "The players begin to tire, and Norvale won {d}.",
    "The firm, which hosts the race, sold its yard {d}.",
    "The judge gave both sides until noon and closed the case {d}.",
    "The group plans to appeal against the ruling handed down {d}.",
    "Analysts had expected a cut at {d}'s meeting.",
    "He is recovering after {d}'s crash.",
    "He hosts a {d} show and writes a column.",
    "Sales for {d} fell 4%.",
    "Rosta was arrested for {d}'s attack.",
    "Rosta was picked for {d} and scored twice.",
    "Police had to stop {d}'s march.",
    "Fans fought before the match on {d}, police said.",
    "Stocks open higher {d} as oil falls.",
    "He was determined to run on {d}, and won.",
    "He claimed to have a ticket on {d}.",
)


def times_and_days(published: dt.date, side: int) -> Iterator[tuple[str, str, str]]:
    """Preposition, words and ISO text of times on one side of the date: -1 before, 1 after."""
    for days in DAYS_OFF:
        day = published + dt.timedelta(days=side * days)
        yield "on", WEEKDAYS[day.weekday()], day.isoformat()
    for months in MONTHS_OFF:
        index = published.year * 12 + published.month - 1 + side * months
        yield "in", MONTHS[index % 12], f"{index // 12}-{index % 12 + 1:02d}"
    for days in DATES_OFF:
        day = published + dt.timedelta(days=side * days)
        yield "on", f"{MONTHS[day.month - 1]} {day.day}", day.isoformat()


def wrong_times(frame: str, side: int) -> list[tuple[str, dt.date, str]]:
    wrong = []
    for published in PUBLISHED:
        for preposition, words, meant in times_and_days(published, side):
            text = frame.replace("{on}", f"{preposition} {words}").replace("{t}", words)
            found = [time.start or time.end for time in find_times(text, published)]
            if not any(day is not None and day.isoformat().startswith(meant) for day in found):
                wrong.append((text, published, meant))
    return wrong


@pytest.mark.parametrize("frame", HAS_BEEN)
def test_what_has_been_is_the_last(frame: str) -> None:
    assert wrong_times(frame, -1) == []


@pytest.mark.parametrize("frame", IS_TO_COME)
def test_what_is_to_come_is_the_next(frame: str) -> None:
    assert wrong_times(frame, 1) == []


def wrong_days(frame: str, side: int) -> list[str]:
    days = [(published, published + dt.timedelta(days=side * off)) for published in PUBLISHED for off in DAYS_OFF]
    texts = [(frame.replace("{d}", WEEKDAYS[day.weekday()]), published, day) for published, day in days]
    return [
        text for text, published, day in texts if day not in {t.start or t.end for t in find_times(text, published)}
    ]


@pytest.mark.parametrize("frame", DAYS_TO_COME)
def test_a_weekday_that_something_is_arranged_for_is_the_next(frame: str) -> None:
    assert wrong_days(frame, 1) == []


@pytest.mark.parametrize("frame", DAYS_THAT_WERE)
def test_a_weekday_on_which_something_was_is_the_last(frame: str) -> None:
    assert wrong_days(frame, -1) == []


def test_days_without_end_are_read_on():
    assert find_times("The finals are " + "Saturday and Sunday and " * 1200 + "Monday.", PUBLISHED[0])


@pytest.mark.parametrize(("verb", "side"), [("are", 1), ("were", -1)])
def test_of_two_days_the_second_lies_where_the_first_does(verb: str, side: int) -> None:
    assert wrong_days(f"The finals {verb} Saturday and {{d}}.", side) == []
