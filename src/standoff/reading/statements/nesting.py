"""What stands in what: the statement whose content holds another's cue is its parent."""

from collections.abc import Sequence

from standoff.reading.attribution.act import Attribution


def parents(acts: Sequence[Attribution]) -> tuple[int | None, ...]:
    """For each act, the index of the innermost act whose content holds its cue, None at the top.

    An act is never its own ancestor: of two acts that hold each other's cues, the longer content is the outer one, and
    of equals the earlier. One sweep over the ends of the contents, so that a report of any length takes linear time but
    for its depth of nesting. `acts` are in order of their cues; parents may come later in the text than their children.
    """
    size = [sum(end - start for start, end in act.content) for act in acts]
    events: list[tuple[int, int, int, int]] = []
    for index, act in enumerate(acts):
        for start, end in act.content:
            events.append((start, 1, -size[index], index))
            events.append((end, 0, 0, index))
        events.append((acts[index].cue[-1][0] if len(act.cue) > 1 else act.start, 2, 0, index))
    events.sort()
    open_now: list[int] = []
    found: list[int | None] = [None] * len(acts)
    for _, kind, _, index in events:
        if kind == 1:
            open_now.append(index)
        elif kind == 0:
            if index in open_now:
                open_now.remove(index)
        else:
            holders = [i for i in open_now if i != index and (size[i], -i) > (size[index], -index)]
            found[index] = min(holders, key=lambda i: (size[i], -i)) if holders else None
    by_head = {act.head: index for index, act in enumerate(acts)}
    for index, act in enumerate(acts):
        if act.inside is not None and by_head.get(act.inside, index) != index:
            found[index] = by_head[act.inside]
    return tuple(found)
