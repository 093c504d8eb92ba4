"""A deed that trails an accusation is never laid to the accuser."""


def assaults(read, text):
    return [[p.party for p in e.actors] for e in read(f"Border news\n\n{text}").events if e.type == "ASSAULT"]


def test_a_participle_after_a_charge_is_not_the_accusers_deed(read):
    text = "Peru's defence ministry accused Chile of sending a patrol across the line, wounding four border guards."
    assert ["PER"] not in assaults(read, text)


def test_a_participle_after_a_deed_is_the_doers(read):
    assert ["CHL"] in assaults(read, "Chilean troops shelled the village, wounding four border guards.")
