"""Names and addresses as they are searched: letters folded, words, pairs, one letter removed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import permutations

LONGEST_NAME, LONGEST_WORD, LONGEST_ADDRESS = 250, 80, 200  # what the tables hold
_MOST_WORDS = 12  # a name of twelve words has 132 pairs; more would only make the tables large

# Letters that Unicode does not take apart. Northern, Lule and South Sami among them.
_LETTERS = {
    "æ": "a", "ø": "o", "đ": "d", "ð": "d", "ŋ": "n", "ŧ": "t", "þ": "t", "ł": "l", "ı": "i",
    "œ": "o", "ħ": "h",
}  # fmt: skip
_DOUBLE = re.compile("aa|ae|oe")
_HOUSE = re.compile(r"(?<= )([0-9]+) ([a-z])(?= |$)")
_STREET = {"gt": "gate", "pl": "plass", "vn": "veien"}


def fold(text: str) -> str:
    """Text in the one spelling that is searched.

    Small letters; å, ä and æ as a, ø and ö as o, aa, ae and oe as their first letter; accents
    dropped; whatever is neither letter nor digit parts words. The fold of the beginning of a
    text is the beginning of its fold, so that a prefix can be searched while it is typed.

    >>> fold("Sæther-Aasen, Žaneta"), fold("Saether Åsen"), fold("Bjørn Čuŋŋá"), fold("O'Hara")
    ('sather asen zaneta', 'sather asen', 'bjorn cunna', 'o hara')
    """
    spelt = " ".join("".join(map(_folded, text)).split())
    return _DOUBLE.sub(_first, spelt)


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    # One letter at a time: a whole text is folded otherwise where its end changes its middle.
    apart = unicodedata.normalize("NFKD", letter).casefold()
    return "".join(_plain(part) for part in unicodedata.normalize("NFKD", apart))


def _plain(part: str) -> str:
    if unicodedata.category(part).startswith("M"):
        return ""
    return _LETTERS.get(part, part if part.isalnum() else " ")


def _first(double: re.Match[str]) -> str:
    return double[0][0]


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order.

    >>> words("Lykt, Fager")
    ('lykt', 'fager')
    """
    return tuple(word[:LONGEST_WORD] for word in fold(text).split())


def search_name(name: str) -> str:
    """A name as it is filtered: its folded words with one blank between.

    >>> search_name("Lykt Regnskap A/S")
    'lykt regnskap a s'
    """
    return fold(name)[:LONGEST_NAME].strip()


def tokens(name: str) -> frozenset[str]:
    """The words under which a name is found.

    >>> sorted(tokens("Hansen, Anne Anne"))
    ['anne', 'hansen']
    """
    return frozenset(words(search_name(name))[:_MOST_WORDS])


def pairs(name: str) -> frozenset[str]:
    """Every two words of a name in both orders, a word that is repeated with itself too.

    >>> sorted(pairs("Lykt, Fager"))
    ['fager lykt', 'lykt fager']
    >>> "anne anne" in pairs("Hansen, Anne Anne")
    True
    """
    named = words(search_name(name))[:_MOST_WORDS]
    return frozenset(f"{one} {other}" for one, other in permutations(named, 2))


def variants(word: str) -> frozenset[str]:
    """A word and each form of it with one letter removed.

    Two words that are one letter apart (one more, one less, one other, two swapped) share a form.

    >>> sorted(variants("lykt"))
    ['lkt', 'lyk', 'lykt', 'lyt', 'ykt']
    """
    removed = (word[:place] + word[place + 1 :] for place in range(len(word)))
    return frozenset(form for form in (word, *removed) if form)


def another_name(one: str, other: str) -> bool:
    """Whether two names are plainly those of two persons or firms.

    Not where each word of the shorter is a word of the longer, or its first letters: names are
    turned about, left out, shortened and mistyped by one letter.

    >>> another_name("Lykt, Fager", "F. Lykt"), another_name("Lykt, Fager", "Lykt, Stille")
    (False, True)
    """
    fewer, more = sorted((words(one), words(other)), key=len)
    return not all(any(_same_word(word, each) for each in more) for word in fewer)


def _same_word(one: str, other: str) -> bool:
    begins = one.startswith(other) or other.startswith(one)
    return begins or (len(one) > 3 and one_letter_apart(one, other))


def one_letter_apart(one: str, other: str) -> bool:
    """Whether one typing error makes the one word the other.

    >>> one_letter_apart("hansen", "hasnen"), one_letter_apart("hansen", "jansson")
    (True, False)
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    same = next(
        (n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    if len(short) < len(long):
        return short[same:] == long[same + 1 :]
    rest, turned = short[same:], long[same:]
    return rest[1:] == turned[1:] or (rest[:2] == turned[1::-1] and rest[2:] == turned[2:])


def after(prefix: str) -> str:
    """The first text after all texts that begin with ``prefix``, sorted by bytes.

    >>> after("hansen")
    'hanseo'
    """
    return prefix[:-1] + chr(ord(prefix[-1]) + 1)


def address(*parts: str) -> str:
    """Street, postcode and place as they are searched; «gt.» is «gate», «3 D» is «3D».

    >>> address("Josefines gt. 3 D", "0351", "Oslo")
    'josefines gate 3d 0351 oslo'
    """
    named = " ".join(_STREET.get(word, word) for word in fold(" ".join(parts)).split())
    return _HOUSE.sub(r"\1\2", named)[:LONGEST_ADDRESS].strip()
