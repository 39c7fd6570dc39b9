<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
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
</context>
</TS>
