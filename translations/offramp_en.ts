<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>offramp::Banner</name>
    <message numerus="yes">
        <source>%n word error(s)</source>
        <translation>
            <numerusform>%n word error</numerusform>
            <numerusform>%n word errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exit(s). Page Down shows them one at a time, Space plays the sound.</source>
        <translation>
            <numerusform>%n exit. Page Down shows it, Space plays the sound.</numerusform>
            <numerusform>%n exits. Page Down shows them one at a time, Space plays the sound.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::BudgetPage</name>
    <message numerus="yes">
        <source>Mean layer %1 over %n recording(s).</source>
        <translation>
            <numerusform>Mean layer %1 over one recording.</numerusform>
            <numerusform>Mean layer %1 over %n recordings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mean layer %1 over %n utterance(s) of the corpus.</source>
        <translation>
            <numerusform>Mean layer %1 over %n utterance of the corpus.</numerusform>
            <numerusform>Mean layer %1 over %n utterances of the corpus.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::ChoiceTables</name>
    <message numerus="yes">
        <source>The gate was fitted on %n utterance(s) to tell whether an exit has no more word errors than the last; “before” is the measure without it.</source>
        <translation>
            <numerusform>The gate was fitted on %n utterance to tell whether an exit has no more word errors than the last; “before” is the measure without it.</numerusform>
            <numerusform>The gate was fitted on %n utterances to tell whether an exit has no more word errors than the last; “before” is the measure without it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Temperatures were fitted on %n utterance(s), so that the references are as probable as can be.</source>
        <translation>
            <numerusform>Temperatures were fitted on %n utterance, so that the references are as probable as can be.</numerusform>
            <numerusform>Temperatures were fitted on %n utterances, so that the references are as probable as can be.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s) can&apos;t be spelled in the model&apos;s classes.</source>
        <translation>
            <numerusform>%n reference can&apos;t be spelled in the model&apos;s classes.</numerusform>
            <numerusform>%n references can&apos;t be spelled in the model&apos;s classes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have no traces.</source>
        <translation>
            <numerusform>%n has no traces.</numerusform>
            <numerusform>%n have no traces.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::ComparisonTables</name>
    <message numerus="yes">
        <source>%n error(s) at exit %1</source>
        <translation>
            <numerusform>%n error at exit %1</numerusform>
            <numerusform>%n errors at exit %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Over the %n utterance(s) in common.</source>
        <translation>
            <numerusform>Over the %n utterance in common.</numerusform>
            <numerusform>Over the %n utterances in common.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::CorpusHead</name>
    <message numerus="yes">
        <source>%n in common</source>
        <translation>
            <numerusform>%n in common</numerusform>
            <numerusform>%n in common</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::CorpusPage</name>
    <message numerus="yes">
        <source>%n utterance(s)</source>
        <translation type="vanished">
            <numerusform>%n utterance</numerusform>
            <numerusform>%n utterances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation type="vanished">
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: none of %n utterance(s) could be run. The first, %2: %3</source>
        <translation type="vanished">
            <numerusform>%1: its one utterance couldn&apos;t be run. %2: %3</numerusform>
            <numerusform>%1: none of %n utterances could be run. The first, %2: %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in common</source>
        <translation type="vanished">
            <numerusform>%n in common</numerusform>
            <numerusform>%n in common</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::CorpusRunTexts</name>
    <message numerus="yes">
        <source>%n s left</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>%n s left</numerusform>
            <numerusform>%n s left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n utterance(s)</source>
        <translation>
            <numerusform>%1 of %n utterance</numerusform>
            <numerusform>%1 of %n utterances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped; %n utterance(s) are left. Run it again to go on.</source>
        <translation>
            <numerusform>Stopped; %n utterance is left. Run it again to go on.</numerusform>
            <numerusform>Stopped; %n utterances are left. Run it again to go on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n utterance(s) couldn&apos;t be run; the results&apos; file says why.</source>
        <translation type="vanished">
            <numerusform>%n utterance couldn&apos;t be run; the results&apos; file says why.</numerusform>
            <numerusform>%n utterances couldn&apos;t be run; the results&apos; file says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of the manifest were skipped; the first is line %1 of %2: %3.</source>
        <translation>
            <numerusform>%n line of the manifest was skipped: line %1 of %2: %3.</numerusform>
            <numerusform>%n lines of the manifest were skipped; the first is line %1 of %2: %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: none of %n utterance(s) could be run. The first, %2: %3</source>
        <translation>
            <numerusform>%1: none of %n utterance could be run. The first, %2: %3</numerusform>
            <numerusform>%1: none of %n utterances could be run. The first, %2: %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n utterance(s) couldn&apos;t be run; Failures lists them.</source>
        <translation>
            <numerusform>%n utterance couldn&apos;t be run; Failures lists them.</numerusform>
            <numerusform>%n utterances couldn&apos;t be run; Failures lists them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) of the manifest are missing.</source>
        <translation>
            <numerusform>%n recording of the manifest is missing.</numerusform>
            <numerusform>%n recordings of the manifest are missing.</numerusform>
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
    <name>offramp::ExitsChart</name>
    <message numerus="yes">
        <source>%1: %2 of %Ln utterance(s), %3</source>
        <translation>
            <numerusform>%1: %2 of %Ln utterance, %3</numerusform>
            <numerusform>%1: %2 of %Ln utterances, %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::FailuresView</name>
    <message numerus="yes">
        <source>%Ln utterance(s) couldn&apos;t be run, and count in no figure. A run of the same corpus can try them again.</source>
        <translation>
            <numerusform>%Ln utterance couldn&apos;t be run, and counts in no figure. A run of the same corpus can try them again.</numerusform>
            <numerusform>%Ln utterances couldn&apos;t be run, and count in no figure. A run of the same corpus can try them again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::FitForm</name>
    <message numerus="yes">
        <source>Looks at %n measure(s)</source>
        <translation>
            <numerusform>Looks at %n measure</numerusform>
            <numerusform>Looks at %n measures</numerusform>
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
    <message numerus="yes">
        <source>%n file(s) found.</source>
        <translation>
            <numerusform>%n file found.</numerusform>
            <numerusform>%n files found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of the session can&apos;t be found.</source>
        <translation>
            <numerusform>%n file of the session can&apos;t be found.</numerusform>
            <numerusform>%n files of the session can&apos;t be found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have changed since the session was saved.</source>
        <translation>
            <numerusform>%n file has changed since the session was saved.</numerusform>
            <numerusform>%n files have changed since the session was saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
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
    <name>offramp::Presentation</name>
    <message numerus="yes">
        <source>The model has %n exit(s).</source>
        <translation>
            <numerusform>The model has %n exit.</numerusform>
            <numerusform>The model has %n exits.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::ReliabilityPlot</name>
    <message numerus="yes">
        <source>confidence %1 to %2
%Ln utterance(s)
%3 correct
mean confidence %4</source>
        <translation>
            <numerusform>confidence %1 to %2
%Ln utterance
%3 correct
mean confidence %4</numerusform>
            <numerusform>confidence %1 to %2
%Ln utterances
%3 correct
mean confidence %4</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::ReliabilityView</name>
    <message numerus="yes">
        <source>Expected calibration error %1, at most %2 · %Ln utterance(s)</source>
        <translation>
            <numerusform>Expected calibration error %1, at most %2 · %Ln utterance</numerusform>
            <numerusform>Expected calibration error %1, at most %2 · %Ln utterances</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::RunDialog</name>
    <message numerus="yes">
        <source>%1: %n utterance(s)</source>
        <translation>
            <numerusform>%1: %n utterance</numerusform>
            <numerusform>%1: %n utterances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) are missing</source>
        <translation>
            <numerusform>%n recording is missing</numerusform>
            <numerusform>%n recordings are missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) can&apos;t be used</source>
        <translation>
            <numerusform>%n line can&apos;t be used</numerusform>
            <numerusform>%n lines can&apos;t be used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::ScatterView</name>
    <message numerus="yes">
        <source>Pearson %1 · Spearman %2 · %Ln utterance(s)</source>
        <translation>
            <numerusform>Pearson %1 · Spearman %2 · %Ln utterance</numerusform>
            <numerusform>Pearson %1 · Spearman %2 · %Ln utterances</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::StepText</name>
    <message numerus="yes">
        <source>Stops after layer %1 of %2 on average, over %n utterance(s).</source>
        <translation>
            <numerusform>Stops after layer %1 of %2 on average, over %n utterance.</numerusform>
            <numerusform>Stops after layer %1 of %2 on average, over %n utterances.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln utterance(s)</source>
        <translation>
            <numerusform>%Ln utterance</numerusform>
            <numerusform>%Ln utterances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln utterance(s) so far</source>
        <translation>
            <numerusform>%1 of %Ln utterance so far</numerusform>
            <numerusform>%1 of %Ln utterances so far</numerusform>
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
<context>
    <name>offramp::UtteranceView</name>
    <message numerus="yes">
        <source>%Ln utterance(s)</source>
        <translation type="vanished">
            <numerusform>%Ln utterance</numerusform>
            <numerusform>%Ln utterances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln utterance(s)</source>
        <translation type="vanished">
            <numerusform>%1 of %Ln utterance</numerusform>
            <numerusform>%1 of %Ln utterances</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::Workbench</name>
    <message numerus="yes">
        <source>opening %n recording(s)</source>
        <translation>
            <numerusform>opening %n recording</numerusform>
            <numerusform>opening %n recordings</numerusform>
        </translation>
    </message>
</context>
</TS>
