<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
<context>
    <name>ExitsView</name>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QApplication</name>
    <message>
        <source>--range %1: a stretch is written as 0.5-2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--views %1: there is no such view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A workbench for early-exit speech recognisers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model to open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the demo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a picture of the window and quit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window&apos;s size, as 1280x800.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>system, light or dark, this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time views to show, such as waveform,ladder,entropy; also spectrogram, probability and posteriors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seconds to show, as 0.5-2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print how many milliseconds passed until the window was painted and until the first exit&apos;s text was in it, and quit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--size %1: a size is written as 1280x800.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--theme %1: it is system, light or dark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 %2: it is a number from %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The panel to bring to the front: hypotheses, compare, nbest, notes or model; of the corpus bench exits, scatter, reliability, roc, overthinking, errors, threshold, comparison or failures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results to open in the corpus bench, *.offramp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lesson to open: a file, or the name of one that ships.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lesson&apos;s step to begin with, from 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin in presentation mode, with so many exits shown (0: none).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many seconds after a change the session is saved for the case of a crash; 5 if nothing is said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings, models, strategies, and a session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--autosave %1: a number of seconds from 0.1 to 86400.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--tab %1: there is no such panel; there are hypotheses, compare, nbest, model, and of the corpus bench exits, scatter, reliability, roc, overthinking, errors, threshold, comparison and failures.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReliabilityView</name>
    <message>
        <source>1 − %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>&quot;checks&quot; has {0} measures, not two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;exits&quot; is empty: a model needs one exit at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;exits&quot; lists {0} exits and &quot;parameters.n_exits&quot; is {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;exits&quot; should be in the order of their layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;features&quot; should give mel features, {0} a frame, as &quot;parameters.n_mels&quot; says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;features&quot;: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;features.type&quot; should be &quot;mel&quot; for an early-exit Conformer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;format&quot; is not &quot;offramp-model&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;format&quot; is not &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;frame_shift&quot; is {0}, not a plausible number of seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;macs&quot; should be a list of {0} lists of numbers, one an exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;parameters&quot; names an even kernel; &quot;same&quot; padding needs odd ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;parameters.block_channels&quot; and &quot;parameters.block_kernels&quot; should be lists of the same length, one entry a block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;parameters.depthwise_kernel_size&quot; should be odd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;seed&quot; should be a whole number from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;temperatures&quot; holds one that is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;threshold&quot; is {0}, which is no probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;thresholds&quot; should be a list of numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no number, nor &quot;inf&quot; or &quot;-inf&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is set twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is {1}, outside {2} … {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is {1}, which is not one of {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; of {1} is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; sets no parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; should be {1} and is {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>) -&gt; </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lexicon has a word and its spelling in tokens on each line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A score that the model brings for each exit, low where it is sure, such as the entropy of DAISY&apos;s self-supervised heads in nats per frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a tier &quot;words&quot; in Praat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add mask=blankbelow, or leave blank out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add pool=quantile, or leave quantile out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyse recordings without stopping the model early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By how much the most probable class of a frame leads the second, averaged over frames.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By how much the normalised entropy fell since the exit before; small, or negative, where going on makes the model no surer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case and punctuation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change its permissions, or copy it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is the file you meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is the file you meant; WAV, FLAC, AIFF, Ogg Vorbis, Opus and MP3 can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the file is an early-exit Conformer&apos;s state_dict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder exists, that you may write there, and that the disk isn&apos;t full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder it is to lie in exists and that you may write there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the weights belong to this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the weights belong to this model and that its parameters are right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name and that you may read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name and the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a gate that was made for this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a length of 0 s or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a name that ends in .wav or .flac</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a stretch within the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another sample rate, or WAV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose fewer channels, or WAV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one from 0 to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one from 1 to {0}, or the mean of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one from {0} to {1} Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of those that &quot;offramp-cli measures&quot; lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of {0}, {1}, {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the first channel, or the mean of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare it with the recipe that comes with Offramp, demo/digits.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence by Rényi entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence by Tsallis entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convert it: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convert its weights to F32 or F16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convert the weights to float32 or float16 and save them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it to another disk, if that can be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy or record it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct &quot;blank&quot; in its model.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the tokenizer&apos;s description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine with the previous exit&apos;s hidden state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut it into shorter files, or load it at a lower sample rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut the recording into shorter pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divergence from the previous exit, Jensen–Shannon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divergence from the previous exit, Kullback–Leibler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download the file itself, not the page that shows it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop of the entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entropy, nats per frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entropy, normalised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entropy, paper scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every exit must give one log-probability for each of the tokenizer&apos;s classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected word error rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it again with torch.jit.save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the PyTorch model as TorchScript, or its weights alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the model with torch.jit.script and torch.jit.save (docs/torchscript.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the model with torch.jit.script and torch.jit.save instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the weights from the program that it belongs to, as safetensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch or export the file again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch the file itself with git lfs pull</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit it to a corpus, or give it a threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward probability per token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Geometric mean of the maximum probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get or record it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the file again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the file again, or check that it is the file you meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the file again: it was cut off or damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the tokenizer&apos;s .model file again; it may have been cut off on its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give 1 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a finite number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number above {0}, at most {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number from 0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number from {0} to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number, such as 0.05</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number, such as 6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number, such as {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give an n-gram language model in the ARPA format, as text (unpack it first)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give each exit one weight for each feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give finite numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it the tokenizer that it was trained with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give numbers above 0, at most 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give numbers from 0, one of them above it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one for all exits, or one for each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one for each exit, or none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one threshold for all exits, or one for each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one, such as 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give some with all their exits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the lexicon that was made for this tokenizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the model the tokenizer that it was trained with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the number of heads that the model was trained with: n_heads in a model.json, --heads for bare weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give two objects with &quot;measure&quot; and &quot;thresholds&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>H^(m−1) − H^m, normalised entropies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How different a frame&apos;s probabilities are from those of the exit before, the same both ways, averaged over frames.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How evenly an exit spreads its probability over the classes, averaged over frames, as a share of the most even spread there is; comparable across vocabularies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far a frame&apos;s Rényi entropy of order α is from its maximum, averaged over frames; a large α looks at the most probable class alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far a frame&apos;s Tsallis entropy of order α is from its maximum, averaged over frames; a small α lets unlikely classes count for more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much a frame&apos;s probabilities tell that those of the exit before didn&apos;t, averaged over frames; infinite where the exit before ruled a class out that has a probability now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the hidden state points the way it did at the exit before, averaged over frames.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often in a row the text stayed the same as at the exit before; 0 at the first exit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is newer, export it with PyTorch {0} or older, or install an Offramp with a newer LibTorch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Offramp&apos;s TorchScript plug-in, or name its folder in OFFRAMP_PLUGIN_DIR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the Debian package {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the LibTorch that it was built with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the plug-in of Offramp {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be {0} to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can&apos;t be below 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has none: name it alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out the blank and what the tokenizer ignores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave that out, or change the model.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the blank and ignored tokens out of spellings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let every exit end with log_softmax over the classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let forward return one tensor for each of model.json&apos;s exits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the model run to its end, or choose another policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the model run to its last exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters and digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load it in PyTorch and save it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load it in PyTorch on this machine and save it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load it in a newer PyTorch and save it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower case, punctuation and symbols removed, apostrophes kept inside words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower case, punctuation, symbols and all apostrophes removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximum probability, rescaled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean maximum probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a checkpoint that torch.save wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file, not a folder or a device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder that doesn&apos;t exist yet, or remove this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a model bundle or a model&apos;s file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a model.json that does (--config model.json; docs/model-bundle.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name an archive that torch.jit.save wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the folder of a model bundle, or a model&apos;s file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the sound files in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the tokenizer: a SentencePiece model, or a text file with one token a line (--tokenizer FILE)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offramp reads model bundles, PyTorch checkpoints, safetensors and TorchScript modules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offramp reads model bundles, safetensors files, PyTorch checkpoints (torch.save) and TorchScript archives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offramp reads tensors and plain containers and runs nothing that a file asks for. If you trust the file, load it in Python and save its weights alone: torch.save(model.state_dict(), path)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offramp runs early-conformer and quartznet itself; export other models as TorchScript (docs/torchscript.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offramp runs early-exit Conformers and QuartzNets itself; export other models as TorchScript (docs/torchscript.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a model here, and the recording where a recording is asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it as a TorchScript module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path score per frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path score per token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Posterior among the N best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the file into the bundle&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it in Praat with &quot;Save as text file&quot;, or remove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it with _extra_files={&quot;model.json&quot;: …} as docs/torchscript.md shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save its weights alone, in the program that made it: torch.save(model.state_dict(), path)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the sound as a file first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the weights alone: torch.save(model.state_dict(), path)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the weights by name: torch.save(model.state_dict(), path)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the weights with torch.save(model.state_dict(), path)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score of the model itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spell words in the tokens of the model&apos;s tokenizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The average entropy of a frame&apos;s probabilities, in nats.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The average frame entropy divided by the number of classes, as Wright et al. define it; a threshold does not transfer between vocabularies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best hypothesis&apos;s share of the probability of the N best; with a single hypothesis it would be 1 whatever was heard, so it is undefined there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The edit distance of the text to that of the exit before, in characters, by the longer&apos;s length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The geometric mean, over frames, of the most probable class&apos;s probability, in which one unsure frame counts for more than in the arithmetic mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log-probability of the hypothesis over all its CTC paths, divided by the number of its tokens; undefined where it has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log-probability of the hypothesis&apos;s path, divided by the number of frames.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log-probability of the hypothesis&apos;s path, divided by the number of its tokens; undefined where it has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean maximum probability, stretched so that even probabilities give 0; comparable across vocabularies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s weights may be damaged, or its features set up otherwise than in training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The probability of each frame&apos;s most probable class, averaged over frames.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights don&apos;t tell the features: the paper&apos;s are assumed, mel power without logarithm or normalisation (--log ln, --normalize per-feature)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights don&apos;t tell the number of attention heads: {0}, as in the paper, is assumed (--heads N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The word errors that the best hypothesis would have on average, were each of the N best what was said with its posterior, over the words there would be; undefined with a single one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the module on the same input in Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try to convert it: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it and open the model within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a longer recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a newer Offramp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words as they are written, parted at white space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write &lt;blank&gt; on the line of the CTC blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write KEY=VALUE after the colon, parted by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the word&apos;s tokens behind it, parted by spaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a model like this takes {0} s of sound at most, and this is {1} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a sample rate of {0} Hz cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a silence of {0} s cannot be put between sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a threshold is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a weight is negative or not a number, or all are 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a weight is negative, or all are 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a weight or bias is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an exit has {0} weights for {1} features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an exit of the gate has {0} weights for {1} features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an utterance hasn&apos;t the scores of all {0} exits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the model gives it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks to call {0}, which no file of weights needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks to make a Python object of the class {0}, which no file of weights needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begins with nothing but zeros, as an interrupted copy leaves it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>belongs to another version of Offramp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blank is set without mask=blankbelow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be decoded beyond {0} s ({1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be decoded: damaged, or of a rare kind ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be loaded ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be made ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be opened ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be written ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be written as sound ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot hold names or metadata that are no UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot hold two tensors of the name {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes its number of channels at {0} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes its number of channels at {0} s; from there their mean is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes its sample rate at {0} s; what follows is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>claims a header of {0} bytes, more than safetensors allows, so it is damaged or another kind of file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>claims that its entry {0} unpacks to {1} bytes, which cannot be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d(ŷ^m, ŷ^(m−1)) / max(|ŷ^m|, |ŷ^(m−1)|)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>docs/model-bundle.md lists the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>docs/model-bundle.md says how a model bundle is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>docs/torchscript.md says what a module must give</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>docs/torchscript.md shows how to wrap a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends early: its header promises {0} s, and {1} s were found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends where {0} should stand; it may be cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends within its n-grams; it may be cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit &quot;{0}&quot; leaves after block {1}, and there are {2} blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit &quot;{0}&quot; leaves after layer {1}, and by &quot;parameters.n_layers_per_exit&quot; it should be {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exp(s₁/τ) / Σ_k exp(s_k/τ)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exp(Σ_t max_c ln p / T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forward(input: Tensor, length: Tensor) -&gt; Tensor, List[Tensor] or a tuple of tensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frame {0} holds values that are no numbers (NaN)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gives a tensor {0} where [exits, 1, frames, classes] is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gives no log-probabilities at exit {0} ({1}): the probabilities of frame {2} sum to {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gives {0} classes at exit {1} and {2} at the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gives {0} classes at exit {1}, but its tokenizer has {2} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gives {0} classes, but its tokenizer&apos;s blank is class {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gives {0} exits where its model.json names {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gives {0} frames for {1} s, where its frame_shift of {2} s promises {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gives {0} numbers of the shape {1} at exit {2} where floats [frames, classes] are expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gives {0} of the {1} exits that its model.json names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a damaged entry {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a header that is nested too deeply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a header that is not valid JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a header that is not valid JSON (byte {0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a header with more than {0} values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a tensor {0} of the type {1}, which Offramp doesn&apos;t read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a tensor {0} that ends before it begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a tensor {0} whose entry is no object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a tensor {0} whose numbers another tensor has, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a tensor {0} whose {1} {2} do not fill its {3} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a tensor {0} with a gap before its numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a tensor {0} with a shape beyond all bounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a tensor {0} without a proper shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a tensor {0} without dtype</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a tensor {0} without proper data_offsets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has an entry {0} of {1} bytes, more than it may have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has an entry {0} that cannot be unpacked ({1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has metadata that is not a list of names and texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has metadata {0} that is not text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no line \data\</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no method forward, nor start and step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no parameter &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no safetensors header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has one channel only; number {0} was asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has {0} bytes after its last tensor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has {0} channels; number {1} was asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has {0} classes, and the weights don&apos;t say what they mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has {0} classes, but the tokenizer {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold class {0}, which is never part of a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds a QuartzNet, whose weights don&apos;t tell its exits, features and tokenizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds a TorchScript module ({0}), not tensors by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds a pickle beyond all bounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds a single tensor, not a model&apos;s tensors by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds an empty dictionary instead of tensors by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds more besides its weights than Offramp takes in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds no MPEG audio frame that can be decoded: cut off or damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds no TorchScript module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds no sound: no samples can be read behind its header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds no sound: no samples follow its header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds no tensors by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds no words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds numbers of the type {0}, which Offramp doesn&apos;t read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds the architecture {0}, and {1} describes {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds {0} tensors of no known early-exit model ({1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds {0}, which isn&apos;t read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a FLAC file without a frame that can be decoded: cut off or damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a GGUF model (llama.cpp, whisper.cpp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a Git LFS pointer, not the file that it stands for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a JSON file, but not a model bundle&apos;s model.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a Kaldi model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a NumPy array</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a Python pickle that torch.save did not write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a TensorFlow Lite model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a TorchScript archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a TorchScript module with the extra files {0}; it needs a model.json among them, which says what its input, its exits and its classes are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a TorchScript module without extra files; it needs a model.json among them, which says what its input, its exits and its classes are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a WAV file without a format chunk, which says how to read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a WAV file without sound: there is a header, but no data chunk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a Zstandard-compressed file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a bzip2-compressed file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a checkpoint that torch.save wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a checkpoint without a state dict that Offramp recognises; it has the entries {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a damaged zip archive: its entry {0} cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a folder without a model.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a folder without a model.json, so it is no model bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a ggml model (llama.cpp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a ggml model (whisper.cpp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a gzip-compressed file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a model bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a model bundle of version {0}; this Offramp reads up to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a pickled Python object of the class {0}, not tensors by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a program that torch.export saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a safetensors file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a sound file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a tar archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a text file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a web page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a zip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a zip archive that is cut off or damaged ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a zip archive with two entries of the name {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a zip archive, but not one of PyTorch&apos;s; it holds {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is an AIFF file without a common chunk, which says how to read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is an HDF5 file (Keras, NetCDF, MATLAB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is an ONNX model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is an archive of NumPy arrays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is an empty zip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is an xz-compressed file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is cut off: its header should have {0} bytes, but only {1} are there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is cut off: the numbers of tensor {0} should end at byte {1}, but there are only {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is cut off: {0} bytes are missing at the least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is damaged in {0} places, which may sound wrong or be missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is damaged, or no file of weights: byte {0} of its pickle: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is damaged, or was not written by torch.save: it refers to something that is no storage of numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is damaged: a part of storage {0} is beyond its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is damaged: a tensor of the shape {0} is larger than its storage of {1} numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is damaged: it calls {0} with arguments of the wrong kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is damaged: it describes a storage of numbers in a way that makes no sense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is damaged: it describes its storage {0} in two ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is damaged: it has a tensor without a proper shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is damaged: it has a tensor without a type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is damaged: it has a tensor without numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is damaged: its modules are nested without end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is damaged: its storage {0} should have {1} bytes, but has {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is damaged: the numbers of its storage {0} are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is described by a model.json, and {0} can&apos;t overrule it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is empty (0 bytes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is longer than {0} hours, the most that can be held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is nested more than {0} levels deep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no exit measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no text normalisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a regular file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a sound file of a known kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not valid JSON ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is of no kind that Offramp knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is of version {0}; this Offramp reads up to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is text, not sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is too long for this machine&apos;s memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is too short for a safetensors file ({0} bytes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is too short: {0} samples at {1} Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is {0} bytes long, more than a file of this kind can hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is {0}, which cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>isn&apos;t a recipe for recordings: &quot;{0}&quot; {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>isn&apos;t valid JSON ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no tier of intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is for {0} exits and the model has {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no TextGrid in a text format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it needs all exits, so no model can stop by it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it needs the N best of a beam search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it needs the forward probability of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its mean layer is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its model.json names the file &quot;{0}&quot;, which isn&apos;t among its extra files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its threshold is no probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its threshold isn&apos;t fitted to a corpus yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its tokenizer has class {0} for both the blank and the space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its tokenizer has {0} tokens, but its output {1} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its tokenizer is no whole SentencePiece model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its tokenizer&apos;s {0} is class {1}, but the classes are 0 to {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its value is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its {0} failed: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its {0} is {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {0}: goes on behind the n-gram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {0}: has no word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {0}: has too few words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {0}: is there twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {0}: its back-off weight is not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {0}: its first words are no n-gram themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {0}: its order is more than {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {0}: its probability is above 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {0}: says of no order how many n-grams there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {0}: says {1} n-grams, more than the file can hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {0}: the model has no token “{1}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {0}: the token “{1}” is never part of a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {0}: the word “{1}” has no spelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {0}: the word “{1}” is not among the 1-grams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {0}: there are fewer n-grams than its head says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {0}: {1} should stand here: another number of n-grams than its head says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {0}: “{1}N” should stand here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {0}: “{1}” is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lists no words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ln P(path) / T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ln P(path) / |ŷ|</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ln P(ŷ|x) / |ŷ|</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names no blank among its {0} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names the file &quot;{0}&quot;, which is not a plain file name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names the file &quot;{0}&quot;, which isn&apos;t there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names {0} twice in its header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no exit heard anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no exit measure is given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no recording was analysed to the last exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quantile is set without pool=quantile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reaches {0} times full scale; it may have been written without scaling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>says no sample rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>says that it has {0} channels; 1 to {1} can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>says that its sample rate is {0} Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sound is written as WAV or FLAC, and the name ends in neither</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spells words with class {0}, which the tokenizer hasn&apos;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start(input: Tensor, length: Tensor) -&gt; List[Tensor]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step(state: List[Tensor], exit: int) -&gt; Tuple[Tensor, List[Tensor]]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>support for TorchScript modules isn&apos;t installed ({0} was not found)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>takes {0} values a frame and was given {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the architecture &quot;{0}&quot; isn&apos;t known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the choice of frames leaves none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk failed while it was read ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the key &quot;weights&quot; is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the key &quot;{0}&quot; is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the largest n with ŷ^m = ŷ^(m−1) = … = ŷ^(m−n)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the measure &quot;{0}&quot; {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model brings no score of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the prompts that the demonstration is made from aren&apos;t installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sample rate cannot be changed ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sound is too short to give one frame of output (frames of features: {0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tensor &quot;{0}&quot; has the shape {1} where {2} is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tensor &quot;{0}&quot; holds {1} where floating-point numbers are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tensor &quot;{0}&quot; is missing or has too few dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tensor &quot;{0}&quot; {1} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no exit before the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no exit {0} of {1}, counted from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no sound from {0} to {1} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no utterance to fit it by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no {0} &quot;{1}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was made by {0}, and LibTorch {1}, which is installed here, cannot load it: {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was written by torch.save in a version of its format that Offramp doesn&apos;t know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was written by torch.save in the tar format of 2016</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was written on a big-endian machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you are not allowed to read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} are given for {1} exits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} attention heads don&apos;t divide the width of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} channels cannot be written in this format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no number of times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} lists the keys that are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} samples are no usable numbers, the first at {1} s; they were replaced by silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} says how it is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} should be a JSON object and is {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} thresholds are given for {1} exits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} weights are given for {1} exits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: the key &quot;{1}&quot; is unknown and was ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1} of its tensors belong to no part of the model and were ignored: {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ_k P_k · d(ŷ₁, ŷ_k) / Σ_k P_k · |ŷ_k|</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ_t (1 + log_V(Σ_c p^α) / (α − 1)) / T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ_t (KL(p^m ‖ q) + KL(p^(m−1) ‖ q)) / (2T), q = (p^m + p^(m−1)) / 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ_t (V · max_c p − 1) / (V − 1) / T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ_t (V^(1−α) − Σ_c p^α) / (V^(1−α) − 1) / T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ_t (p₁ − p₂) / T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ_t h^m · h^(m−1) / (|h^m| |h^(m−1)|) / T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ_t max_c p / T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ_t Σ_c p^m ln(p^m / p^(m−1)) / T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−Σ_t Σ_c p ln p / (T · V)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−Σ_t Σ_c p ln p / (T · ln V)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−Σ_t Σ_c p ln p / T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-\frac{1}{T V} \sum_t \sum_c p_{t,c} \ln p_{t,c}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-\frac{1}{T \ln V} \sum_t \sum_c p_{t,c} \ln p_{t,c}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-\frac{1}{T} \sum_t \sum_c p_{t,c} \ln p_{t,c}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After Zhou et al. 2020, arXiv 2006.04152, with Levenshtein&apos;s distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference of Shannon&apos;s normalised entropy between consecutive exits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goel and Byrne 2000, Bayes risk over the N best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graves et al. 2006, best path, length-normalised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graves et al. 2006, forward algorithm, length-normalised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>H^{m-1} - H^{m}, H^{m} = -\frac{1}{T \ln V} \sum_t \sum_c p^{m}_{t,c} \ln p^{m}_{t,c}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hendrycks and Gimpel 2017, arXiv 1610.02136, per frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kullback and Leibler 1951, of consecutive exits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laptev and Ginsburg 2022, arXiv 2212.08703, linear form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laptev and Ginsburg 2022, arXiv 2212.08703, of the maximum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lin 1991, of consecutive exits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lin et al. 2024, arXiv 2406.05464</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schuster et al. 2022, arXiv 2207.07061</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schuster et al. 2022, arXiv 2207.07061, per frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shannon 1948, natural logarithm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shannon&apos;s entropy over its maximum, ln V</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The greedy path&apos;s probability, to the power 1/T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wright et al. 2023, arXiv 2309.09546</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zhou et al. 2020, arXiv 2006.04152; for speech Berrebbi et al. 2023, arXiv 2211.08989</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\frac{1}{2T} \sum_t \left( \text{KL}(p^{m}_t, q_t) + \text{KL}(p^{m-1}_t, q_t) \right), q_t = \frac{p^{m}_t + p^{m-1}_t}{2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\frac{1}{T} \ln P(\hat{\pi} | x)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\frac{1}{T} \sum_t \frac{V \max_c p_{t,c} - 1}{V - 1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\frac{1}{T} \sum_t \frac{V^{1-\alpha} - \sum_c p_{t,c}^{\alpha}}{V^{1-\alpha} - 1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\frac{1}{T} \sum_t \left( 1 + \frac{\ln \sum_c p_{t,c}^{\alpha}}{(\alpha - 1) \ln V} \right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\frac{1}{T} \sum_t \left( p_{t,1} - p_{t,2} \right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\frac{1}{T} \sum_t \max_c p_{t,c}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\frac{1}{T} \sum_t \sum_c p^{m}_{t,c} \ln \frac{p^{m}_{t,c}}{p^{m-1}_{t,c}}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\frac{1}{T} \sum_t \text{cos} \left( h^{m}_t, h^{m-1}_t \right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\frac{1}{|\hat{y}|} \ln P(\hat{\pi} | x)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\frac{1}{|\hat{y}|} \ln P(\hat{y} | x)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\frac{\sum_k P_k d(\hat{y}_1, \hat{y}_k)}{\sum_k P_k |\hat{y}_k|}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\frac{d(\hat{y}^{m}, \hat{y}^{m-1})}{\max(|\hat{y}^{m}|, |\hat{y}^{m-1}|)}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\frac{e^{s_1 / \tau}}{\sum_{k=1}^{N} e^{s_k / \tau}}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\max n : \hat{y}^{m-k} = \hat{y}^{m-k-1} \text{ for } k = 0, 1, \text{…}, n - 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\text{as the model gives it}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\text{exp} \left( \frac{1}{T} \sum_t \max_c \ln p_{t,c} \right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model gives no hidden states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entropy drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entropy, nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entropy/V</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected WER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward/token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max p, geom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max p, scaled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model&apos;s score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path/frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path/token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Posterior</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rényi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tsallis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is both calibration and test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no error rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no number ({1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; isn&apos;t expected here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}: {1}&quot; is no number of words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10⁹ multiply-accumulates to the exit after layer {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10⁹ multiply-accumulates to the exit taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table of results has a row for each utterance and exit (docs/results-file.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a column &quot;layer&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add columns text and reference, or hits, substitutions, insertions and deletions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calculate with numbers and names of numbers only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that its folder exists and that you may write there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you may write to the file and to its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a measure or a gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another decoder, or run the model again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or remove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of its columns: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of its measures ({0}), or run the model again with this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one that there is: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose other calibration utterances, or add the references</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it with the same {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns that are kept as they are: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare numbers with numbers, and texts in quotes with texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare results of the same corpus; utterances are matched by their identifiers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the same utterances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the value with another, as in wer &gt; 0.2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut it into shorter utterances, or run it on a larger machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors are told by the four of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every utterance has a line there: put all splits and all lines into the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give 1 or more, such as 1000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a fraction from 0, such as 0.05</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number above 0, such as 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number between 0 and 1, such as 0.02</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number between 0 and 1, such as 0.05</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number between 0 and 1, such as 0.3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number between 0 and 1, such as 0.95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give two values, or leave the split out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with it (--resume), or choose another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the Debian package {0}, with its documentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its columns are {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its utterances have no columns: leave the split by column out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join them by and: a &lt; b and b &lt; c</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out some: {0} are possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the split out, or run a manifest that has one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines are &quot;split: NAME&quot; and &quot;layer_2 WER: 0.25&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a number among numbers, for a text among texts in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge files of one run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge files of one run, or leave one of the two out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a LibriSpeech folder, a Kaldi data folder, a NeMo manifest, a table with a header (CSV, TSV), a folder of recordings, or TextGrid, STM or CTM files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file that &quot;offramp-cli corpus run&quot; or &quot;corpus import&quot; wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder with test.clean_results.txt, or a CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name its folder, or a list of recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name some measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name two or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the recording with the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the recording with the model, or run the corpus with traces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perhaps one of these is meant: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put and, or, a comparison or a calculation between two values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back the lines that are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back the recording that {0} was made from, or run the corpus again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the corpus again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the corpus again, or use the Offramp that wrote it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the corpus with traces kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the corpus with traces kept, on utterances with references in the model&apos;s alphabet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say with --classes how many the model has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set TMPDIR to a folder that you may write to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some error rates of {0} are those of the {1} decoder, whose texts aren&apos;t there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split by another column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split by another column, or by utterance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a copy of it that is whole, or run the corpus again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exit of this single-exit run is taken to stand after layer {0}; say it with --layer if it stands elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is taken to have {0} classes, as the paper&apos;s wav2vec2 models; say it with --classes if it has others: the entropy&apos;s scales depend on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The texts are those of the {0} decoder, by their errors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The texts haven&apos;t the errors of the beam search: they are taken for greedily decoded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no column &quot;layer&quot;: the exits are taken to stand after the layers {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no wer_results.txt to compare the error rates with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again when that has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use ==, !=, &lt;, &lt;=, &gt;, &gt;=, ~, in, and, or, not, +, -, *, / and parentheses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a name such as wer, text or exit; texts stand in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use in (…) for many values of one name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the model and the options that it was begun with, or choose another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utterances are lines &quot;file:&quot;, &quot;expected:&quot;, and &quot;layer_2:&quot; and so on, or &quot;predicted:&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until that has ended, or end it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write I/N: the part I, from 1 to N, of N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write defined(NAME)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write numbers as 0.2 or 1e-3, and names that begin with a digit in backticks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write sets as in (1, 2) or in (&quot;ann&quot;, &quot;bob&quot;)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write texts in quotes, as in text ~ &quot;seven&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a calibration share of {0} leaves one part empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a penalty of {0} doesn&apos;t keep its weights finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a quotation mark isn&apos;t closed, or text follows it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a risk of {0} can&apos;t be controlled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an entropy of {0} is more than {1} classes can have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at character {0} a condition is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at character {0} a name is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at character {0} a number is compared with a text, or what is no value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at character {0} a number is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at character {0} a number or a text in quotes is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at character {0} a second comparison follows a first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at character {0} a value is expected: a number, a text in quotes or a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at character {0} an operator or the end is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at character {0} stands a number that can&apos;t be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at character {0} stands what can&apos;t be in this set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at character {0} stands {1}, a name that there isn&apos;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at character {0} stands {1}, which means nothing here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at character {0} {1} is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at character {0} ~ needs a text on either side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at {0} the mean loss of the {1} calibration utterances is {2}, at layer {3} on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at {0} the {1} calibration utterances stop at layer {2} on average, the target being {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can&apos;t be gone on with: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be compressed (zlib: {0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be copied to be read ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be made of no results files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be opened or written ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be unpacked: it is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be used ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be written: the disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot hold the manifest&apos;s {0} columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>character error rate after layer {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>character error rate at the exit taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column of the manifest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>doesn&apos;t go together with {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>doesn&apos;t say after which layer exit {0} stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>doesn&apos;t tell errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every utterance&apos;s {0} is &quot;{1}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has another layer for exit {0} than the rows before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no &quot;{0}:&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no column &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no results of a decoder &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no row but its header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no tier &quot;{0}&quot; of intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no utterance in common with {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no utterance {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has other results of {0} than an earlier part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has some of hits, substitutions, insertions and deletions, not all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has texts of other layers than {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has to be copied to be read, and no temporary folder can be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has two columns &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has {0} cells where the header has {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has {0} lines, and {1} have {2} utterances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has {0} values where {1} are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds a number that is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds a zero byte, so it is no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds no published results: there is no &quot;NAME_results.txt&quot; in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds no recordings and no list of them ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds no utterance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds several lists of recordings, {0} and {1} among them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a command, and Offramp executes none: name a sound file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a place in an archive, which Offramp doesn&apos;t read: name a sound file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a results file of version {0}, which this Offramp can&apos;t read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a results file of version {0}; this Offramp reads up to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a single recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is an empty folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is being written by another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is damaged ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is damaged: its tables don&apos;t fit each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is larger than a file of this kind can be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is locked by another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is marked as not to be scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no list of recordings that Offramp knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no valid JSON (at its byte {0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a results file of Offramp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is standard input: name a sound file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is the second row of {0} at exit {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>isn&apos;t one of several parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>isn&apos;t there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it begins at {0} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it ends at {0} s, which isn&apos;t after its beginning at {1} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no threshold that could be chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no utterances of a split &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its SHA-256 can&apos;t be computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its average layer is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its beginning or its duration is no number of seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its beginning or its end is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its channel is &quot;{0}&quot;, which is neither a number from 0 nor A or B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its column &quot;{0}&quot;: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its duration is &quot;{0}&quot;, which is no number of seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its duration is {0} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its numbers of words can&apos;t be of one alignment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its utterances have no column &quot;split&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its {0} is &quot;{1}&quot;, which is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keeps no description of its model, so its traces can&apos;t be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keeps no frame traces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keeps no frame traces of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lasts {0} s, and the recording that was run lasted {1} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names no exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names no file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names no recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names no utterance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs more memory than the machine has free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no threshold is chosen: even the boldest stops later than layer {0} on average on the {1} calibration utterances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no threshold is chosen: even the last exit&apos;s mean loss on the {0} calibration utterances is above {1}, the most that allows for a risk of {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no threshold is chosen: none has a corpus word error rate of {0} % or less on the {1} calibration utterances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no threshold is chosen: the {0} calibration utterances don&apos;t show with a confidence of {1} % that even the last exit&apos;s risk is at most {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no threshold is chosen: {0} calibration utterances are too few for a risk of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no utterance has frame traces and a reference to fit them by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no utterance has the {0} &quot;{1}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no utterance that it has in common with {0} has a reference in both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no utterance to calibrate on has a reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no utterance to fit the gate by has a reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on average over calibration sets, the expected loss of an utterance that is drawn as these were is at most {0} (conformal risk control, of the worst loss down to the exit taken)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on average over calibration sets, the expected loss of an utterance that is drawn as these were is at most {0}, if a bolder threshold never loses less (conformal risk control)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one keeps frame traces and the other doesn&apos;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds of sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds to the exit after layer {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds to the exit taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text after layer {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text at the exit taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the exit taken, from 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the exits {0} and {1} stand after the same layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the expression is nested more than {0} levels deep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the layer of the exit taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the layers of {0} aren&apos;t in order: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the loss of an utterance is its word error rate, at most 1: the guarantee is about its mean over utterances, not about the corpus word error rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the loss of an utterance is what its word error rate exceeds the last exit&apos;s by, 0 to 1: the guarantee is about its mean over utterances, not about the corpus word error rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model was opened with other options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the prompts aren&apos;t installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the prompts&apos; texts aren&apos;t installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recording &quot;{0}&quot; is there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recording &quot;{0}&quot; isn&apos;t in wav.scp, or its line there couldn&apos;t be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the results of {0} don&apos;t fit the file: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sound file&apos;s path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the utterance &quot;{0}&quot; is there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the utterance &quot;{0}&quot; is there already, in line {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the utterance &quot;{0}&quot; is there already, in line {1} of {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the utterance&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the {0} decoder&apos;s results have no values of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>their manifests have different columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>their models have different exits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>their texts are compared in different ways, {0} and {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>their {0} decoders have different options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are several recordings called &quot;{0}&quot;: {1} and {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no column &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no utterance &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing to part: two groups at least are needed, and there are {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is one result alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>they are of different models, {0} and {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>they have different decoders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tuned and tested on the same utterances: the figures are optimistic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tuned on {0} utterances whose {1} is {2}, tested on the {3} others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tuned on {0} utterances whose {1} is {2}, tested on {3} others; speakers in both parts: {4}, so the figures are optimistic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tuned on {0} utterances whose {1} is {2}, tested on {3} whose {1} is {4}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tuned on {0} utterances, tested on {1} others with no {2} in common, drawn with seed {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tuned on {0} utterances, tested on {1} others, drawn with seed {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what begins with {0} at character {1} has no end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with a confidence of {0} % the expected loss of an utterance that is drawn as these were is at most {1} (Learn then Test, Hoeffding–Bentkus)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>word error rate after layer {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>word error rate at the exit taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>word errors after layer {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>word errors at the exit taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words of the reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} after layer {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} at the exit taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} can&apos;t be counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} counts errors by the normalisation {1}, {2} by {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has another &quot;{1}&quot; than in its rows before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no &quot;{1}&quot; line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no row of exit {1}{2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has texts of the layers {1}, and those before of {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is above 0, and these files hold the negative of the entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no error rate of a guarantee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no level of an interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no number of replicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no word error rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is the boldest threshold whose corpus word error rate on the {1} calibration utterances is no more than {2} %: it is {3} %, at layer {4} on average; there is no guarantee that it stays so elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is there twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} test utterances were also tuned on: the figures are optimistic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} texts have other errors than {2} states, the first that of {3} at layer {4}: {5} counted, {6} stated in line {7}; the stated ones are taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} states a word error rate of {1} for {2} at layer {3}; the {4} decoder&apos;s errors make {5}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} states an error rate of {1} at layer {2}, and there are no such texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} to {1} is no range to look in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} utterances are compared with {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} utterances have no reference on one side and are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} utterances have other references on one side than on another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} utterances of {1} aren&apos;t in all the others and are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was decoded by {1}, {2} by {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1} error rates don&apos;t fit the numbers of words beside them, the first in line {2}; the numbers of words are taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1} rows state other errors than their texts have, the first in line {2}; numbers of hits, substitutions, insertions and deletions are taken where they are stated, else those of the texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;sha256&quot; is {0}, which is no such hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is {1}, which is no time such as 2026-11-25T10:15:45Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; should be a stretch, [begin, end] in seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>### Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>### Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A step begins with a heading: ## Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An entropy&apos;s other scales follow from the number of classes; say it with --classes if they are wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyse the recording again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for another copy of the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CTM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder for temporary files isn&apos;t full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a measure with the parameter temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another part of the corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the {0} that are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare two numbers or two texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions of the measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decode with a beam search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export less at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame traces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number above 0, at most 1, such as 0.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give an average layer as the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hypotheses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LaTeX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave one out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locate the recording, or close it, and pack the session again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log-probabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N-best lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NumPy (NPZ)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open and save it with an older Offramp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it only if you know who made it, and ask them for another copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paths are relative to the lesson&apos;s folder; the demo&apos;s are written as demo/…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Praat TextGrid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back, or take its folder away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SRT subtitles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set recording in the first step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it away, or put the folder there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The analysis of {0} can&apos;t be shown: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lesson&apos;s title stands at its begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are title, language, author and model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {0} and expect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are counted from 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens with times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words with times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write ## Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write ### Answer and the answer behind it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write ### Question and the question before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a comparison, wer(1) &gt; wer(2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a line title: …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a number from {0} or the word “{1}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write default, patience 2, fixed 3, random 1, oracle, oracle last, or a strategy&apos;s file (.json); a threshold is set by measure and threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write if(condition, &quot;…&quot;, &quot;…&quot;)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as name: value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the seconds as 0.5-2, or the word “all”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the value as {{taken}}, in one line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a lesson begins with a line “---” and its title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a step&apos;s heading has two #</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an entropy of {0} is more than {1} classes can have ({2})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an exit is told by its number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at {0} the {1} calibration utterances take {2} % of the last exit&apos;s multiply-accumulates, the target being {3} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>docs/lessons.md lists the names; measures are listed by “offramp-cli measures”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>docs/lessons.md says how a lesson is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>doesn&apos;t say how many multiply-accumulates an utterance takes at all exits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit {0} isn&apos;t computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has &quot;{0}:&quot; twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a part {0} of {1} bytes, more than it may have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a stored analysis whose {0} doesn&apos;t fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds another {0} than it says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a session of version {0}, which this Offramp doesn&apos;t read any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a session of version {0}; this Offramp reads up to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a zip archive whose entries lie over one another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no session: a session is a zip archive or a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no session: it has no {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no session: its &quot;format&quot; is not &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>isn&apos;t there, and there are texts of layer {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>isn&apos;t there, so it can&apos;t be packed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it isn&apos;t said which recording the step is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lacks its part {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names {0}, which could lie outside of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no threshold is chosen: even the boldest takes more than {0} % of the last exit&apos;s multiply-accumulates on the {1} calibration utterances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>policy takes the place of measure and threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settings stand in a step, before its questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>states the error rate of {0} a second time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>temperatures don&apos;t change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer has no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive can&apos;t be made ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the code isn&apos;t closed by {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the demo has no recording “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the lesson has no step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the lesson has no title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model “{0}” has no exit {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the parentheses are nested too deeply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the part that is looked at has no utterance in common with the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the question has no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the question has no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the settings aren&apos;t closed by {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the step has no title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table has no column &quot;{0}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a question before the first step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is an answer without a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no list of N best hypotheses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing between {{ and }}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is text before the first step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tuned on {0} utterances, tested on {1} others with no {2} in common, drawn with seed {3}; speakers in both parts: {4}, so the figures are optimistic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tuned on {0} utterances, tested on {1} others, drawn with seed {2}; speakers in both parts: {3}, so the figures are optimistic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} can&apos;t be written as {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is below 0, which no entropy is ({1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is left out: there are no texts of its layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no share of the last exit&apos;s cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is shown decoded greedily: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is the number of no exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} isn&apos;t there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} lists the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{{ isn&apos;t closed in its line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“---” isn&apos;t closed by another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“if” asks for a comparison first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“if” chooses between two texts or two numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” breaks off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” can&apos;t be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” can&apos;t be set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” compares what can&apos;t be compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” computes with what is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” has no value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is a condition, which has nothing to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is no condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is no exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is no setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is no strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is no stretch of time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is set twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” isn&apos;t known here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” lacks a “{1}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” lacks its second backtick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” lacks the sign that ends a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” should stand before “{1}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”: a number is missing there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”: the measure stands in quotation marks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::Banner</name>
    <message>
        <source>Exit %1 of %2 · %3</source>
        <comment>number, number of exits, name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no word is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n word error(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>the gate&apos;s probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is undefined here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 isn&apos;t below %3</source>
        <comment>a measure, its value, its threshold</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 isn&apos;t above %3</source>
        <comment>a measure, its value, its threshold</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n exit(s). Page Down shows them one at a time, Space plays the sound.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stops where %1 is below %2</source>
        <comment>a measure, its threshold</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops where %1 is above %2</source>
        <comment>a measure, its threshold</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::BudgetPage</name>
    <message>
        <source>&amp;Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;it to the open recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean &amp;layer at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean layer at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the fitting came to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not fitted yet: until then the strategy before stays in force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Mean layer %1 over %n recording(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No threshold gets as low as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The temperatures have changed since: fit it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;it to the corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Mean layer %1 over %n utterance(s) of the corpus.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::ChoiceResult</name>
    <message>
        <source>Use as the strateg&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the gate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it reaches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it was tuned and tested on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was fitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the choice comes to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was fitted, exit by exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts it into force for the whole bench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No threshold meets the target</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::ChoiceTables</name>
    <message>
        <source>%1 → %2</source>
        <comment>before and after</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utterances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average exit layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MACs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiply-accumulates, of those that the last exit takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corpus word error rate: word errors / reference words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean over utterances, which the guarantee is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ECE on test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected calibration error on the test part, before and after: how far a confidence is from how often it is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AUC on test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area under the ROC curve on the test part, before and after: how well it tells whether the exit will do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−ln P(reference)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean over the utterances that it was fitted on, nats, before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, at the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best lies beyond the temperatures that are looked among</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utterances that it was fitted on with no more word errors than at the last exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean over the utterances that it was fitted on, nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calibration, without the fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test, without the fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test, last exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops where: %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(temperatures %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The gate was fitted on %n utterance(s) to tell whether an exit has no more word errors than the last; “before” is the measure without it.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Temperatures were fitted on %n utterance(s), so that the references are as probable as can be.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s) can&apos;t be spelled in the model&apos;s classes.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have no traces.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::CombinedPage</name>
    <message>
        <source>both have to pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>either is enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the two measures go together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;cond measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;irst measure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::CompareModel</name>
    <message>
        <source>%1 (baseline)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undefined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The current strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No exit passes, so the last is taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the exits computed passes, and the model was stopped there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, the current strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, passes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, does not pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The current strategy; a click takes another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a value has to be to pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exit that would be taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the exit taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiply-accumulates that need not be computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word error rate against the reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words that are wrong by the reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words that differ from the last exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::CompareView</name>
    <message>
        <source>&amp;Use this strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison of measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What every measure decides for this recording. Double click, or Enter, uses a strategy.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::ComparisonTables</name>
    <message>
        <source>%1 … %2</source>
        <comment>an interval</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 substitutions, %2 insertions, %3 deletions in %4 words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The strategy can&apos;t be decided on these results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at layer %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>two places</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 − %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can&apos;t be told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 − %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n error(s) at exit %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>After layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corpus word error rate with its interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corpus word error rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word error rate of one less that of the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the difference, by the paired bootstrap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two-sided, by the paired bootstrap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the interval leaves no doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utterance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differ by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most word errors less the fewest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word errors where the strategy stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heard: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Over the %n utterance(s) in common.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Intervals of %1 by %2 paired bootstrap replicates of utterances.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intervals of %1 by %2 paired bootstrap replicates of whole values of %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::ComparisonView</name>
    <message>
        <source>Compare with other results…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the bootstrap draws</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is drawn as a whole: an utterance, or all of a column&apos;s value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw b&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word error rate by exit, side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences with their significance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utterances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utterances that differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another model&apos;s results for the same utterances, side by side with these: which is better, by how much, and where.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>utterance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utterances (%L1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::ConfusionModel</name>
    <message>
        <source>“%1” left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” put in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” heard as “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utterances</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::CorpusBench</name>
    <message>
        <source>Views of the corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overthinking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failures (%L1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::CorpusHead</name>
    <message>
        <source>&amp;Errors of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoder whose errors count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List what couldn&apos;t be run</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n in common</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>the measure&apos;s decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::CorpusModel</name>
    <message>
        <source>%1, selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utterance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hypothesis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WER, last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exit that the strategy takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text at the exit taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The measure&apos;s value at the exit taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The utterance&apos;s word error rate at the exit taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The utterance&apos;s word error rate at the last exit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::CorpusPage</name>
    <message>
        <source>Making the demo corpus …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting ready …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the results don&apos;t say where its recording is, as those that were imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is done; its results are in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utterances that couldn&apos;t be run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utterance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run goes on already; stop it to begin another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines that were skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;List them…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::CorpusRunTexts</name>
    <message numerus="yes">
        <source>%n s left</source>
        <comment>seconds</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 min %2 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>greedy decoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beam search</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n utterance(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 times real time</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Stopped; %n utterance(s) are left. Run it again to go on.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of the manifest were skipped; the first is line %1 of %2: %3.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped before the first utterance. Run it again to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no results yet: run the model over its corpus to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: none of %n utterance(s) could be run. The first, %2: %3</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n utterance(s) couldn&apos;t be run; Failures lists them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) of the manifest are missing.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::CorpusWelcome</name>
    <message>
        <source>A whole test set at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the model over a corpus once; then every threshold, measure and strategy is explored over all of it, live.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::DataExport</name>
    <message>
        <source>Errors and costs of every exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hypotheses of every exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confusions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overthinking by exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overthought utterances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exits taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utterances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 as %2 (*.%3)</source>
        <comment>a file filter</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words and tokens with times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of exit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens of exit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phrases of exit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log-probabilities of all exits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log-probabilities of exit %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::DecoderForm</name>
    <message>
        <source>Greedy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beam search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greedy: each frame&apos;s most probable class, one hypothesis. Beam search: the most probable texts, several of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the most probable one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sum of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Beam size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many beginnings of texts are kept after each frame (torchaudio: beam_size)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hypotheses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many are listed, at most as many as the beam holds (torchaudio: nbest)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens a frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only so many of a frame&apos;s most probable tokens are tried (torchaudio: beam_size_token)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What scores lower than the best by more than this is dropped (torchaudio: beam_threshold)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alignments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a text&apos;s score is made of: all the ways to align it with the frames, or the best one (torchaudio: log_add)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lexicon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text file with a word and its tokens on each line: no other words are heard (torchaudio: lexicon)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An n-gram model of words, an ARPA file (torchaudio: lm)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to the score for each word (torchaudio: word_score)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added for each word that isn&apos;t known (torchaudio: unk_score)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added for each space between words (torchaudio: sil_score)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model&apos;s weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Factor of the language model&apos;s log-probability (torchaudio: lm_weight)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torchaudio&apos;s, and ten hypotheses; without files</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The list was shortened to %n hypothesis(es): the beam holds no more.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The beam was widened to hold %n hypothesis(es).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::Equivalents</name>
    <message>
        <source>= %1&#xa0;nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>= %1 on the paper&apos;s scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>= %1 normalised</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::ErrorPlot</name>
    <message>
        <source>substitutions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deletions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>insertions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word error rate of each exit by kinds of errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word error rate, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit %1: WER %2
substitutions: %3
deletions: %4
insertions: %5
reference words: %6</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::ErrorsView</name>
    <message>
        <source>Most frequent confusions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit whose confusions are listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conf&amp;usions at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No utterance has a reference to count errors against.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being aligned …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::ExitLegend</name>
    <message>
        <source>Exits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exits shown in the traces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show exit %1 in the traces</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::ExitsChart</name>
    <message>
        <source>Exits taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer %1 · WER %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of %Ln utterance(s), %3</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to show yet. Open a results file and choose a strategy.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::ExitsView</name>
    <message>
        <source>%1–%2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer %1 · WER %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Grouped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What utterances are grouped by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::ExportController</name>
    <message>
        <source>Export data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::FailureModel</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::FailureTable</name>
    <message>
        <source>Failures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::FailuresDialog</name>
    <message>
        <source>line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::FailuresView</name>
    <message>
        <source>No utterance has failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln utterance(s) couldn&apos;t be run, and count in no figure. A run of the same corpus can try them again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Utterance</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::Figure</name>
    <message>
        <source>%1 confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word error rate against cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word error rate, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random exit at the same rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always the same exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oracle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exits taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utterances, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure against word error rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an utterance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pearson correlation %1, Spearman %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utterances without an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected calibration error %1, at most %2; above each bar its utterances.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receiver operating characteristic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of utterances with errors, taken for right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of those without, taken for right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit %1 · AUC %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word errors of each exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>substitutions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deletions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>insertions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time, s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (taken)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>substituted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inserted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dBFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>posterior 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spectrogram (mel scale, %1 dB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spectrogram (linear scale, %1 dB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what each exit heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entropy of each frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>maximum probability of each frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>margin of each frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the blank&apos;s probability in each frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>posteriors of exit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From top to bottom: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utterance %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; model %1, %2 exits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; said: “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the exit taken is %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, which saves %1 of the computation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; its word error rate is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit measure: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words are the darker, the more probable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks tell how they differ from what was said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks tell how they differ from the last exit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A figure by Offramp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximum probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blank&apos;s probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Posteriors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token, exit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frequency, kHz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max. prob.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blank prob.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entropy, nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amplitude</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::FigureController</name>
    <message>
        <source>The recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the window shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model %1, results %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trade-off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::FigureDialog</name>
    <message>
        <source>mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;itle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time &amp;axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export a figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views, from above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the view up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the view down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single column, 85 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double column, 174 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slide, 16:9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Poster&apos;s column, 380 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As set below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Width, height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Font</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the font</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print, black ink alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title&apos;s text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of what is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Font</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Font size, li&amp;nes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Th&amp;eme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dpi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels an inch: of a PNG, and of a spectrogram in any file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fo&amp;rmat, resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy the figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the ca&amp;ption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to show of it yet: open its view first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::FigurePreview</name>
    <message>
        <source>Preview of the figure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::FileField</name>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::FilterEdit</name>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::FitForm</name>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a temperature for each exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a learned gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is fitted first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the calibration part; for a guarantee on half of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the gate looks at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs frame traces, which these results don&apos;t keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks at the measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Looks at %n measure(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::FixedPage</name>
    <message>
        <source>At &amp;exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::FormulaView</name>
    <message>
        <source>Copy as TeX</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::GatePage</name>
    <message>
        <source>&amp;Open a gate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the gate looks at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gate&apos;s probability that the exit will do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until a gate is open the strategy before stays in force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The gate is for %n exit(s), the model has another number.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>It looks at: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::History</name>
    <message>
        <source>temperatures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number of the strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strategy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::HypothesesColumns</name>
    <message>
        <source>Hypotheses&apos; &amp;columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer of the exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word error rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Character error rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time, milliseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computation, GMAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the strategy reads, as it takes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restore columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::HypothesesModel</name>
    <message>
        <source>…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, the exit taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word error rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Character error rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 against the reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 against the last exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured time to this exit, features included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiply-accumulates to this exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hypothesis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GMAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, each exit with its temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: low where the exit is sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: high where the exit is sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, as set</source>
        <comment>a measure with the strategy&apos;s parameters</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::HypothesesView</name>
    <message>
        <source>Hypotheses</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::LadderPane</name>
    <message>
        <source>The ladder: what each exit heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to be computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1%2  %3</source>
        <comment>mark of the exit taken, number, name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: probability %2, %3 … %4 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in the reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not at the last exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the reference has: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last exit has: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::LessonPanel</name>
    <message>
        <source>Steps of the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lesson&apos;s text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the answer to the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The step before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set &amp;up again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording, the strategy and the views as this step begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to what was open before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&gt; **Not so here:** the text takes for true that %1. With what is shown now it isn&apos;t.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::MainWindow</name>
    <message>
        <source>Offramp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is said, if you know: errors are counted against it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;ference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exits computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utterances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hypotheses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Offramp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or drag with Shift over a stretch of it and analyse that alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The analysis was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a model to see what it hears in this recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured to the last exit: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured when stopped after exit %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the model …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n recording(s) to analyse</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>exit %v of %m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open recordings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model o&amp;ptions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent &amp;recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent mode&amp;ls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectro&amp;gram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restore layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Offramp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See where a speech model could stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop recordings and a model here, or begin with the demo: spoken digits and a small early-exit model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open recordings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings (*.wav *.flac *.ogg *.opus *.mp3 *.aif *.aiff *.sph *.au *.w64 *.caf);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (model.json *.safetensors *.pt *.pth *.ckpt *.bin);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the ladder: walk the exits, the tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up, Down; Left, Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a time view: zoom, pan, select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel; drag; Shift and drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Spectrogram&apos;s frequencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram&apos;s &amp;range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram&apos;s co&amp;lours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Posteriors of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Offramp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;Offramp %1&lt;/h3&gt;&lt;p&gt;A workbench for early-exit speech recognisers.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the selection, or the recording, again and again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Analyse the selection alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording: %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the &amp;recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;strategy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sa&amp;ve strategy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategies (*.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategies (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates (*.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N-best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a lexicon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lexicons (*.txt *.lex *.lexicon);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a language model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N-gram models (*.arpa *.lm);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoded greedily, because the decoder of last time can&apos;t be used. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is open. Drop recordings here to see what it hears.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offramp results (*.offramp);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open results…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run the model over a corpus…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The &amp;demo corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file of results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the open model over a test set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a few hundred strings of digits and run the demo&apos;s model over them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare with other results…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with &amp;no other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Corpus bench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go &amp;on with the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a model first; it is run over the corpus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is what %1 has of it, by the model %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a presentation: the next exit, the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page Down, Page Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a presentation: no exit, all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a presentation: the threshold that takes an exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 to 9, 0 for the tenth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a presentation: play, pointer, leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space, P, Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what the view in use shows to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to export here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export a fi&amp;gure…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open l&amp;esson…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons (*.md);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another recording is shown. The numbers are of this step&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Note on the utterance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the utterance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on the &amp;exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on the se&amp;lection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete the note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport the notes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv);;Markdown (*.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Presentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The views alone in large type, exit after exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corpus bench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2[*] – Offramp</source>
        <comment>utterance, session</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1[*] – Offramp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No results are open</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Sessions (*.offramp-session)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions as folders (*.offramp-session)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open s&amp;ession…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent sess&amp;ions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;packed copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Locate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look in a folder, and the folders in it, for what the session is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) found.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of the session can&apos;t be found.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have changed since the session was saved.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What was analysed then is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offramp has ended without saving a session. It is kept as it was at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offramp has ended without saving the session “%1”. It is kept as it was at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions (*.offramp-session session.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy with the recordings and the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for the session&apos;s files in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session has changes that aren&apos;t saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::MeasureChoice</name>
    <message>
        <source>Ex&amp;it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meas&amp;ure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the strategy&apos;s: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the strategy&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::MeasureNote</name>
    <message>
        <source>Formula and meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the measure is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the measure comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why the measure is undefined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folded up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In view</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::MeasurePicker</name>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::MeasurePopup</name>
    <message>
        <source>Filter by name, meaning or source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter of the measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::MeasureTexts</name>
    <message>
        <source>Undefined here: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the whole text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between exits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the model itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without blanks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blank at most %1 probable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at token starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>least sure frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quantile %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>temperature %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose beam search in N-best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops at or below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops at or above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops above</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::ModelDialog</name>
    <message>
        <source>About this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds weights, but not everything that is needed to use them. What the paper used is filled in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model.json; then nothing else is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model.json (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tokenizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A SentencePiece model, or a list of tokens, one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokenizers (*.model *.txt *.vocab);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none (the paper)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>natural</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each feature to mean 0, deviation 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention &amp;heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Logarithm of the features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Normalisation of the features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds a module, but nothing that says what its input, its exits and its classes are.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::ModelPage</name>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Frame shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computation for 10 s of sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noticed while loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture&apos;s parameters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::NBestModel</name>
    <message>
        <source>What hypotheses are ranked by: a natural logarithm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The natural logarithm of the probability of the tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language model&apos;s part of the score, and that for words and spaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of the probability of all that are listed, at the temperature %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word error rate against the reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word error rate against the best hypothesis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acoustic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Posterior</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hypothesis</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::NBestView</name>
    <message>
        <source>Exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit whose hypotheses are listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoding again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the decoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use beam search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N best hypotheses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a model and a recording to see what it may have heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model was stopped before this exit: nothing was decoded here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This exit is still to come …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoded greedily: a single hypothesis, the most probable token of each frame. A beam search keeps several and tells how probable each is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search found nothing: the lexicon or the language model allows none of what it kept. Widen the beam or its threshold, or go without them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n hypothesis(es); no more of the %1 asked for survived</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hypothesis(es)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::Notes</name>
    <message>
        <source>new note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note&apos;s text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleting a note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::NotesModel</name>
    <message>
        <source>%1 – %2 s</source>
        <comment>a stretch of time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utterance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::NotesPanel</name>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen note&apos;s text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a note with a button above, then write here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::NumberTexts</name>
    <message>
        <source>%1&#xa0;%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MMAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GMAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2&#xa0;MMAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2&#xa0;GMAC</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::OraclePage</name>
    <message>
        <source>the earliest no &amp;worse than the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recording has no reference: type what is said above the ladder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs a reference text and all exits, so no model can stop by it. It shows how good a strategy could be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the earliest with the few&amp;est errors</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::OverthinkingModel</name>
    <message>
        <source>destructive: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wasteful: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter or a click shows these utterances in the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the reference words. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destructive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wasteful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utterances on which the last exit has more errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors that going on to the last exit brought in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utterances on which the last exit has as many errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference words that were computed further for nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utterances on which the last exit has fewer errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors that going on to the last exit took out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::OverthinkingView</name>
    <message>
        <source>Overthinking by exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What going on to the last exit does. Destructive: it brings errors in. Wasteful: it changes nothing for the better. A click shows the utterances.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the best exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::ParameterForm</name>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without blanks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blank not too sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at token starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>their mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the least sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a quantile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames whose blank is more probable than this are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted from the least sure frame: 0 is that one, 1 the surest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log-probabilities are divided by it: above 1 the model is less sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Order α</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Blank at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of &amp;these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quantile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tem&amp;perature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: back to the default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;rames</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::PatiencePage</name>
    <message>
        <source>The same &amp;text, times in a row</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::Player</name>
    <message>
        <source>There is no sound output on this machine. Connect or switch on a loudspeaker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes no format that Offramp can play.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be opened for playing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::PolicyText</name>
    <message>
        <source>%1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Patience, %n time(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Always exit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An exit at random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Gate of %n measure(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Oracle: fewest errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oracle: no worse than the last exit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::PosteriorgramPane</name>
    <message>
        <source>Posteriors: the probable tokens of one exit over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Posteriors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s, frame %2: %3 has probability %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text &amp;normalisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One for each core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the next analysis on. Measured times depend on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Threads of an analysis</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::Presentation</name>
    <message numerus="yes">
        <source>The model has %n exit(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This strategy has no threshold to set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No threshold takes exit %1: exit %2 before it is already surer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is undefined at exit %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::RandomPage</name>
    <message>
        <source>The exits are drawn with the weights of the strategy that was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another seed draws other exits; the same one always the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See&amp;d</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::Recorder</name>
    <message>
        <source>There is no microphone on this machine. Connect one, or allow its use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be opened for recording.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::ReliabilityPlot</name>
    <message>
        <source>Reliability diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utterances without an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>confidence %1 to %2
%Ln utterance(s)
%3 correct
mean confidence %4</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offramp::ReliabilityView</name>
    <message numerus="yes">
        <source>Expected calibration error %1, at most %2 · %Ln utterance(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a measure: the strategy looks at none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t be read as a confidence: it doesn&apos;t run from 0 to 1. Choose another measure, such as the maximum probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No utterance has a value of this measure here and a reference. Choose another exit or measure.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::RocPlot</name>
    <message>
        <source>Receiver operating characteristic of each exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of utterances with errors, taken for right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of those without, taken for right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit %1 · AUC %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::RocView</name>
    <message>
        <source>This takes utterances with a reference, some right and some wrong, that have values of the measure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a measure: the strategy looks at none.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::RunDialog</name>
    <message>
        <source>Run the model over a corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decoded greedily</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decoded greedily, and by the beam search that is set under N-best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A LibriSpeech or Kaldi folder, JSON lines, CSV, or recordings with texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;older…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file for the results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep the log-probabilities: an utterance then opens without another run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try again what failed before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One for each core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Utterances at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manifests (*.json *.jsonl *.csv *.tsv *.TextGrid *.ctm *.stm);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offramp results (*.offramp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: %n utterance(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) are missing</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) can&apos;t be used</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>It is there already: what it lacks is added, if it is of this model and corpus.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::RunLine</name>
    <message>
        <source>Utterances run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done stays; the run can go on later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::ScatterPlot</name>
    <message>
        <source>Measure against word error rate, a point for each utterance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a frame around points to select their utterances; with Ctrl in addition to others. The table&apos;s filter does the same in words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word error rate, %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::ScatterView</name>
    <message numerus="yes">
        <source>Pearson %1 · Spearman %2 · %Ln utterance(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No utterance has a value of this measure here and a reference. Choose another exit or measure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a measure: the strategy looks at none.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::SpectrogramPane</name>
    <message>
        <source>Spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mel scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>50 dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>70 dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90 dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>110 dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours: aurora</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours: embers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours: grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kHz</source>
        <comment>unit of a frequency axis</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s, %2 Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 dB</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::SplitForm</name>
    <message>
        <source>(none)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the corpus is split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A threshold is chosen on the calibration part and tried on the test part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibration part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibration part&apos;s share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&#xa0;%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of the draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed draws the same split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cal&amp;ibrate on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Test on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;plit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn by utterance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by the value of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: test on the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all others</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::StepText</name>
    <message numerus="yes">
        <source>Stops after layer %1 of %2 on average, over %n utterance(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Word error rate %1, at the last exit %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves %1 of the computation (%2 of %3 GMAC).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>average layer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WER %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GMAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>real-time factor %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln utterance(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln utterance(s) so far</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Partial: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::StrategyPanel</name>
    <message>
        <source>Stop &amp;when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a threshold is passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the first exit whose measure passes (Wright et al. 2023).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two measures agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the first exit where both of two measures pass, or either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text stops changing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the first exit whose text stayed the same so often (Zhou et al. 2020).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a budget is met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By a threshold that keeps to a mean layer over a corpus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a learned gate opens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By logistic gates that were learned, one an exit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always at one exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A baseline that looks at nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at a random exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A baseline: an exit is drawn for each recording, always the same by one seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an oracle says so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best there could be: it knows the errors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the strategy does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop the model at the exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exits behind the one taken are not computed: the work is really saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::Summary</name>
    <message>
        <source>the gate&apos;s probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>above %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 is %3</source>
        <comment>a measure, its value, its bound</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a measure, its bound</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no exit has %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is undefined here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is undefined here: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is undefined here: it looks at %2, and %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>the text never stayed the same %n time(s) in a row</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the text stayed the same %n time(s) in a row</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>the errors aren&apos;t known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn at random with the seed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no exit has fewer errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no more errors than the last exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to the end, %1 (exit %2 of %3): </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops after %1 (exit %2 of %3): </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves %1 of the computation (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no word differs from the last exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) differ from the last exit</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The oracle decides once all exits are known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exit that is taken isn&apos;t computed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the exits computed so far is sure enough.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::TableView</name>
    <message>
        <source>Copy cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::TargetForm</name>
    <message>
        <source>&#xa0;%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average layer, at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the computation, at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word error rate, at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected loss of an utterance, at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>average layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of the computation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>word error rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss, with a guarantee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the threshold is to reach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss of an utterance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what it errs more than at the last exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its word error rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of guarantee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on average (conformal risk control)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with a confidence (Learn then Test)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of calibration sets that the guarantee holds for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count the worst loss down to the exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then the guarantee needn&apos;t suppose that a bolder threshold never loses less; the threshold is somewhat more careful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Guarantee</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::TemperatureForm</name>
    <message>
        <source>One temperature per e&amp;xit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log-probabilities are divided by it: above 1 the model is less sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature, %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::ThresholdEditor</name>
    <message>
        <source>One threshold per &amp;exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The threshold on other scales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::ThresholdPage</name>
    <message>
        <source>&amp;Measure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::ThresholdSlider</name>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys. Page up and down go past the next exit&apos;s value.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::ThresholdView</name>
    <message>
        <source>Choose the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a measure that these results have values of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped; nothing was chosen anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working it out …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores at the temperatures: %1 of %2 utterances …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::TimeRuler</name>
    <message>
        <source>Time axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::TimeStack</name>
    <message>
        <source>Waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Posteriors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::TracePlot</name>
    <message>
        <source>Entropy of each frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximum probability of each frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entropy
nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s, frame %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max.
prob.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::TradeOff</name>
    <message>
        <source>Average exit layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GMAC per utterance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds per utterance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Real-time factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>average layer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GMAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>real-time factor %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::TradeOffFigures</name>
    <message>
        <source>exit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oracle: fewest errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oracle: as good as the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, at its temperatures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::TradeOffPlot</name>
    <message>
        <source>Word error rate against cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word error rate, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file doesn&apos;t say what an exit costs in that unit. Choose another axis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to plot yet. Open a results file, and choose a strategy with a measure that the file has values of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random exit at the same rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · AUC %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
threshold %2
%3
WER %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
%2
WER %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::TradeOffView</name>
    <message>
        <source>Horizontal axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other measures&apos; curves beside the current one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the curve&apos;s word error rate lies in 95 % of resampled corpora (bootstrap): of utterances, or of a column&apos;s values as wholes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hori&amp;zontal axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by utterance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AUC: mean WER from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::UndefinedText</name>
    <message>
        <source>An oracle knows the errors: it needs a reference text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An oracle needs every exit, and the model was stopped before the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being taken with these parameters for this recording.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::Utterance</name>
    <message>
        <source>%1, %2 – %3 s</source>
        <comment>a recording&apos;s stretch</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::UtteranceModel</name>
    <message>
        <source>waits for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is being analysed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>analysed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>an utterance&apos;s name and state</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::UtteranceTable</name>
    <message>
        <source>Utterances of the corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select or take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all that are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::UtteranceView</name>
    <message>
        <source>Only selecte&amp;d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A word, or wer_12 &gt; 0.2 and exit == 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter of the utterances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colum&amp;ns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the other utterances too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fi&amp;lter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1; press to show the others too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No utterance passes the filter. Change it, or empty it, to see more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a results file, or run a model over a corpus, and its utterances are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::WaveformPane</name>
    <message>
        <source>Waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dBFS</source>
        <comment>the sound&apos;s peak</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s: %2 … %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>offramp::Workbench</name>
    <message>
        <source>opening “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>opening %n recording(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>closing “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reference</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
