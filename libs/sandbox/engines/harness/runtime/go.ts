import { goGraphs, goLists, goTrees } from './go-nodes.js';
import type { NodeClasses } from '../types.js';

/** What the runtime imports, under names of its own. */
export const goImports = [
  'fmt',
  'io/ioutil',
  'math',
  'os',
  'reflect',
  'regexp',
  'runtime/debug',
  'strconv',
  'syscall',
  'encoding/hex',
  'sort',
]
  .map((path) => `import rehearse_${path.replace(/.*\//, '')} "${path}"; `)
  .join('');

/** Reads and writes by reflection on the declared types: Go before 1.18 has no generics. */
export function goRuntime({ list, tree, graph }: NodeClasses): string {
  return [
    start,
    reading(!!list, !!tree, graph),
    writing(!!list, !!tree, graph),
    list ? goLists : '',
    tree ? goTrees : '',
    graph ? goGraphs : 'var _ = rehearse_sort.Ints\n',
  ].join('');
}

const start = String.raw`
var rehearseIn []byte
var rehearseAt int
var rehearseNonce string
var rehearseAnswer []byte
var rehearseSpent, rehearseSince int64
var rehearseLine = rehearse_regexp.MustCompile("solution\\.go:([0-9]+)")

func rehearseBegin() bool {
	rehearseIn, _ = rehearse_ioutil.ReadAll(rehearse_os.Stdin)
	rehearseNonce = rehearseNext()
	rehearseMark("R", rehearseClock()/1000)
	return true
}

func main() {
	for count := rehearseNumber(); count > 0; count-- {
		index, size := rehearseNumber(), rehearseNumber()
		end := rehearseAt + size
		rehearseCase(index)
		rehearseAt = end
	}
}

func rehearseCase(index int) {
	rehearseAnswer, rehearseSpent, rehearseSince = nil, 0, -1
	rehearseMark("S", index, rehearseClock()/1000)
	defer func() {
		if failed := recover(); failed != nil {
			if rehearseSince >= 0 {
				rehearseTock()
			}
			text := rehearse_fmt.Sprint(failed)
			if len(text) > 1500 {
				text = text[:1500]
			}
			if at := rehearseLine.FindStringSubmatch(string(rehearse_debug.Stack())); at != nil {
				text += " (line " + at[1] + ")"
			}
			rehearseMark("E", index, rehearseSpent/1000, "s"+rehearse_hex.EncodeToString([]byte(text)))
		}
	}()
	rehearseRun()
	rehearseMark("V", index, rehearse_fmt.Sprint(rehearseSpent/1000)+string(rehearseAnswer))
}

func rehearseMark(kind string, fields ...interface{}) {
	text := "\n@" + rehearseNonce + " " + kind
	for _, field := range fields {
		text += " " + rehearse_fmt.Sprint(field)
	}
	rehearse_os.Stdout.WriteString(text + "\n")
}

func rehearseClock() int64 {
	var used rehearse_syscall.Rusage
	rehearse_syscall.Getrusage(rehearse_syscall.RUSAGE_SELF, &used)
	return (int64(used.Utime.Sec)+int64(used.Stime.Sec))*1000000 + int64(used.Utime.Usec) + int64(used.Stime.Usec)
}
func rehearseTick() { rehearseSince = rehearseClock() }
func rehearseTock() { rehearseSpent += rehearseClock() - rehearseSince; rehearseSince = -1 }

func rehearseNext() string {
	from := rehearseAt
	for rehearseAt < len(rehearseIn) && rehearseIn[rehearseAt] != '\n' {
		rehearseAt++
	}
	rehearseAt++
	return string(rehearseIn[from : rehearseAt-1])
}
func rehearseNumber() int {
	n, _ := rehearse_strconv.Atoi(rehearseNext())
	return n
}
func rehearsePut(token string) { rehearseAnswer = append(append(rehearseAnswer, ' '), token...) }
func rehearseCount(nodes int) {
	if nodes > 1000000 {
		panic("what was returned has a cycle, or more than 1,000,000 nodes")
	}
}
`;

/** Pointers that are no node are values that may be missing. */
function reading(list: boolean, tree: boolean, graph: boolean): string {
  return String.raw`
func rehearseRead(v rehearse_reflect.Value) {
	switch v.Kind() {
	case rehearse_reflect.Int, rehearse_reflect.Int64:
		n, _ := rehearse_strconv.ParseInt(rehearseNext(), 10, 64)
		v.SetInt(n)
	case rehearse_reflect.Float64:
		n, _ := rehearse_strconv.ParseUint(rehearseNext(), 16, 64)
		v.SetFloat(rehearse_math.Float64frombits(n))
	case rehearse_reflect.Bool:
		v.SetBool(rehearseNext() == "1")
	case rehearse_reflect.String:
		b, _ := rehearse_hex.DecodeString(rehearseNext()[1:])
		v.SetString(string(b))
	case rehearse_reflect.Slice:
		n := rehearseNumber()
		v.Set(rehearse_reflect.MakeSlice(v.Type(), n, n))
		for i := 0; i < n; i++ {
			rehearseRead(v.Index(i))
		}
	case rehearse_reflect.Map:
		n := rehearseNumber()
		v.Set(rehearse_reflect.MakeMap(v.Type()))
		for ; n > 0; n-- {
			key, item := rehearse_reflect.New(v.Type().Key()).Elem(), rehearse_reflect.New(v.Type().Elem()).Elem()
			rehearseRead(key)
			rehearseRead(item)
			v.SetMapIndex(key, item)
		}
	case rehearse_reflect.Ptr:
		switch v.Interface().(type) {
		${list ? 'case *ListNode:\n\t\t\tv.Set(rehearse_reflect.ValueOf(rehearseReadList()))' : ''}
		${tree ? 'case *TreeNode:\n\t\t\tv.Set(rehearse_reflect.ValueOf(rehearseReadTree()))' : ''}
		${graph ? 'case *Node:\n\t\t\tv.Set(rehearse_reflect.ValueOf(rehearseReadGraph()))' : ''}
		default:
			if rehearseNext() == "+" {
				v.Set(rehearse_reflect.New(v.Type().Elem()))
				rehearseRead(v.Elem())
			}
		}
	}
}
`;
}

function writing(list: boolean, tree: boolean, graph: boolean): string {
  return String.raw`
func rehearseWrite(v rehearse_reflect.Value) {
	switch v.Kind() {
	case rehearse_reflect.Int, rehearse_reflect.Int64:
		rehearsePut(rehearse_strconv.FormatInt(v.Int(), 10))
	case rehearse_reflect.Float64:
		rehearsePut(rehearse_fmt.Sprintf("%016x", rehearse_math.Float64bits(v.Float())))
	case rehearse_reflect.Bool:
		if v.Bool() {
			rehearsePut("1")
		} else {
			rehearsePut("0")
		}
	case rehearse_reflect.String:
		rehearsePut("s" + rehearse_hex.EncodeToString([]byte(v.String())))
	case rehearse_reflect.Slice:
		rehearsePut(rehearse_strconv.Itoa(v.Len()))
		for i := 0; i < v.Len(); i++ {
			rehearseWrite(v.Index(i))
		}
	case rehearse_reflect.Map:
		rehearsePut(rehearse_strconv.Itoa(v.Len()))
		for _, key := range v.MapKeys() {
			rehearseWrite(key)
			rehearseWrite(v.MapIndex(key))
		}
	case rehearse_reflect.Ptr:
		switch ${list || tree || graph ? 'p := v.Interface().(type)' : 'v.Interface().(type)'} {
		${list ? 'case *ListNode:\n\t\t\trehearseWriteList(p)' : ''}
		${tree ? 'case *TreeNode:\n\t\t\trehearseWriteTree(p)' : ''}
		${graph ? 'case *Node:\n\t\t\trehearseWriteGraph(p)' : ''}
		default:
			if v.IsNil() {
				rehearsePut("-")
			} else {
				rehearsePut("+")
				rehearseWrite(v.Elem())
			}
		}
	}
}
`;
}
