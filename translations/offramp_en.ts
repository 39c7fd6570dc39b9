<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>offramp::BudgetPage</name>
    <message numerus="yes">
        <source>Mean layer %1 over %n recording(s).</source>
        <translation>
            <numerusform>Mean layer %1 over one recording.</numerusform>
            <numerusform>Mean layer %1 over %n recordings.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::DecoderForm</name>
    <message numerus="yes">
        <source>The list was shortened to %n hypothesis(es): the beam holds no more.</source>
        <translation>
            <numerusform>The list was shortened to one hypothesis: the beam holds no more.</numerusform>
            <numerusform>The list was shortened to %n hypotheses: the beam holds no more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The beam was widened to hold %n hypothesis(es).</source>
        <translation>
            <numerusform>The beam was widened to hold one hypothesis.</numerusform>
            <numerusform>The beam was widened to hold %n hypotheses.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::GatePage</name>
    <message numerus="yes">
        <source>The gate is for %n exit(s), the model has another number.</source>
        <translation>
            <numerusform>The gate is for one exit, the model has another number.</numerusform>
            <numerusform>The gate is for %n exits, the model has another number.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::MainWindow</name>
    <message numerus="yes">
        <source>%1 · %n recording(s) to analyse</source>
        <translation>
            <numerusform>%1 · %n recording to analyse</numerusform>
            <numerusform>%1 · %n recordings to analyse</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::ModelPage</name>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::NBestView</name>
    <message numerus="yes">
        <source>%n hypothesis(es); no more of the %1 asked for survived</source>
        <translation>
            <numerusform>one hypothesis; no more of the %1 asked for survived</numerusform>
            <numerusform>%n hypotheses; no more of the %1 asked for survived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hypothesis(es)</source>
        <translation>
            <numerusform>one hypothesis</numerusform>
            <numerusform>%n hypotheses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::PolicyText</name>
    <message numerus="yes">
        <source>Patience, %n time(s)</source>
        <translation>
            <numerusform>Patience, once</numerusform>
            <numerusform>Patience, %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gate of %n measure(s)</source>
        <translation>
            <numerusform>Gate of one measure</numerusform>
            <numerusform>Gate of %n measures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::PosteriorgramPane</name>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::Summary</name>
    <message numerus="yes">
        <source>%n word(s) differ from the last exit</source>
        <translation>
            <numerusform>one word differs from the last exit</numerusform>
            <numerusform>%n words differ from the last exit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the text never stayed the same %n time(s) in a row</source>
        <translation>
            <numerusform>the text never stayed the same</numerusform>
            <numerusform>the text never stayed the same %n times in a row</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the text stayed the same %n time(s) in a row</source>
        <translation>
            <numerusform>the text stayed the same once</numerusform>
            <numerusform>the text stayed the same %n times in a row</numerusform>
        </translation>
    </message>
</context>
</TS>
