# The limit of Python: a program and its cases come as a line of JSON, its answers go as one.
import json
import sys

for line in sys.stdin:
    job = json.loads(line)
    names = {}
    exec(compile(job["source"], "solution.py", "exec"), names)
    call = names[job["entry"]]
    print(json.dumps([call(*arguments) for arguments in job["cases"]]), flush=True)
