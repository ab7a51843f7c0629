# What went wrong, in the candidate's terms: type, text, and the lines of solution.py that led there.

SOURCE_NAME = "solution.py"
MOST_TEXT = 2_000
MOST_FRAMES = 6


def text_of(error):
    name = type(error).__name__
    try:
        words = str(error)[:1_000]
    except BaseException:
        words = "(its text could not be made)"
    if issubclass(type(error), SystemExit):
        return f"SystemExit: the program tried to end itself ({words})"
    return f"{name}: {words}" if words else name


def places_of(error):
    places = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename == SOURCE_NAME:
            places.append((trace.tb_lineno, code.co_name))
        trace = trace.tb_next
    return places


def describe(error, lines):
    """`lines`: of the source. The innermost place comes first."""
    text = text_of(error)
    shown = 0
    for place, times in runs(places_of(error)[::-1]):
        if shown == MOST_FRAMES:
            return f"{text}\n  …"[:MOST_TEXT]
        number, function = place
        source = lines[number - 1].strip()[:120] if number and 0 < number <= len(lines) else ""
        text += f"\n  line {number}, in {function}: {source}"
        if times > 1:
            text += f" ({times} times)"
        shown += 1
    return text[:MOST_TEXT]


def runs(places):
    """Equal neighbours, as a recursion leaves them, as one."""
    found = []
    for place in places:
        if found and found[-1][0] == place:
            found[-1][1] += 1
        else:
            found.append([place, 1])
    return found


def describe_syntax(error, lines):
    if not issubclass(type(error), SyntaxError):
        return text_of(error)[:MOST_TEXT]
    number, column = error.lineno or 0, error.offset or 0
    text = f"{type(error).__name__}: {error.msg} (line {number})"
    if 0 < number <= len(lines) and len(lines[number - 1]) < 200:
        text += f"\n  {lines[number - 1]}"
        if column > 0:
            text += f"\n  {' ' * (column - 1)}^"
    return text[:MOST_TEXT]
