import type { NodeClasses } from '../types.js';

/** Stands before the candidate's code, whose macros so don't reach it. C++ 14, but for std::optional. */
export function cppRuntime({ list, tree, graph }: NodeClasses, structs: string[]): string {
  return [
    includes,
    ...structs,
    'namespace rehearse {',
    start,
    values,
    list ? lists : '',
    tree ? trees : '',
    graph ? graphs : '',
    '}\nusing namespace std;\n',
  ].join('');
}

const includes = String.raw`#pragma GCC optimize("O2")
#include <bits/stdc++.h>
#include <sys/resource.h>
`;

const start = String.raw`
using std::string; using std::vector;
static string in, nonce, answer;
static size_t at = 0;
static long long spent = 0, since = -1;

static long long clock() {
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000000LL + used.ru_utime.tv_usec + used.ru_stime.tv_usec;
}
static void tick() { since = clock(); }
static void tock() { spent += clock() - since; since = -1; }
static void mark(const string& text) {
  std::cout.flush();
  fflush(stdout);
  string line = "\n@" + nonce + " " + text + "\n";
  fwrite(line.data(), 1, line.size(), stdout);
  fflush(stdout);
}
static string next() {
  size_t end = in.find('\n', at);
  if (end == string::npos) end = in.size();
  string token = in.substr(at, end - at);
  at = end + 1;
  return token;
}
static long long number() { return strtoll(next().c_str(), nullptr, 10); }
static void put(const string& token) { answer += ' '; answer += token; }
static string hex(const string& text) {
  static const char* digits = "0123456789abcdef";
  string out = "s";
  for (unsigned char c : text) { out += digits[c >> 4]; out += digits[c & 15]; }
  return out;
}
static int digit(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }
static string text(const string& token) {
  string out;
  for (size_t i = 1; i + 1 < token.size(); i += 2) out += (char)(digit(token[i]) * 16 + digit(token[i + 1]));
  return out;
}
static void count(size_t nodes) {
  if (nodes > 1000000) throw std::runtime_error("what was returned has a cycle, or more than 1,000,000 nodes");
}
/* Before any variable of the candidate's is set. */
static bool begin() {
  char piece[65536];
  for (size_t n; (n = fread(piece, 1, sizeof piece, stdin)) > 0;) in.append(piece, n);
  nonce = next();
  mark("R " + std::to_string(clock() / 1000));
  return true;
}
static bool begun = begin();
static void failed(long long index, const string& what) {
  if (since >= 0) tock();
  mark("E " + std::to_string(index) + " " + std::to_string(spent / 1000) + " " + hex(what.substr(0, 1500)));
}
static void cases(void (*run)()) {
  for (long long n = number(); n > 0; n--) {
    long long index = number(), size = number();
    size_t end = at + size;
    answer.clear();
    spent = 0;
    since = -1;
    mark("S " + std::to_string(index) + " " + std::to_string(clock() / 1000));
    try {
      run();
      mark("V " + std::to_string(index) + " " + std::to_string(spent / 1000) + answer);
    } catch (const std::bad_alloc&) {
      if (since >= 0) tock();
      mark("M " + std::to_string(index) + " " + std::to_string(spent / 1000));
    } catch (const std::exception& e) {
      failed(index, e.what());
    } catch (...) {
      failed(index, "something was thrown that is no std::exception");
    }
    at = end;
  }
}
`;

const values = String.raw`
template <class T> struct Value;
template <class T> T read() { return Value<T>::read(); }
template <class T> void write(const T& value) { Value<T>::write(value); }
template <> struct Value<long long> {
  static long long read() { return number(); }
  static void write(long long value) { put(std::to_string(value)); }
};
template <> struct Value<double> {
  static double read() {
    unsigned long long bits = strtoull(next().c_str(), nullptr, 16);
    double value;
    memcpy(&value, &bits, 8);
    return value;
  }
  static void write(double value) {
    unsigned long long bits;
    char token[17];
    memcpy(&bits, &value, 8);
    snprintf(token, sizeof token, "%016llx", bits);
    put(token);
  }
};
template <> struct Value<bool> {
  static bool read() { return next() == "1"; }
  static void write(bool value) { put(value ? "1" : "0"); }
};
template <> struct Value<string> {
  static string read() { return text(next()); }
  static void write(const string& value) { put(hex(value)); }
};
template <class T> struct Value<vector<T>> {
  static vector<T> read() {
    vector<T> items;
    for (long long n = number(); n > 0; n--) items.push_back(rehearse::read<T>());
    return items;
  }
  static void write(const vector<T>& items) {
    put(std::to_string(items.size()));
    for (size_t i = 0; i < items.size(); i++) Value<T>::write(items[i]);
  }
};
template <class K, class T> struct Value<std::unordered_map<K, T>> {
  static std::unordered_map<K, T> read() {
    std::unordered_map<K, T> map;
    for (long long n = number(); n > 0; n--) { K key = rehearse::read<K>(); map[key] = rehearse::read<T>(); }
    return map;
  }
  static void write(const std::unordered_map<K, T>& map) {
    put(std::to_string(map.size()));
    for (const auto& item : map) { Value<K>::write(item.first); Value<T>::write(item.second); }
  }
};
#if __cplusplus >= 201703L
template <class T> struct Value<std::optional<T>> {
  static std::optional<T> read() {
    if (next() == "-") return std::nullopt;
    return rehearse::read<T>();
  }
  static void write(const std::optional<T>& value) { put(value ? "+" : "-"); if (value) Value<T>::write(*value); }
};
#endif
`;

const lists = String.raw`
template <> struct Value<ListNode*> {
  static ListNode* read() {
    ListNode* first = nullptr;
    ListNode** last = &first;
    for (long long n = number(); n > 0; n--) {
      *last = new ListNode();
      (*last)->val = rehearse::read<decltype(first->val)>();
      last = &(*last)->next;
    }
    return first;
  }
  static void write(ListNode* node) {
    vector<ListNode*> nodes;
    for (; node; node = node->next) { nodes.push_back(node); count(nodes.size()); }
    put(std::to_string(nodes.size()));
    for (ListNode* one : nodes) rehearse::write(one->val);
  }
};
`;

const trees = String.raw`
template <> struct Value<TreeNode*> {
  static TreeNode* node() {
    if (next() != "+") return nullptr;
    TreeNode* one = new TreeNode();
    one->val = rehearse::read<decltype(one->val)>();
    return one;
  }
  static TreeNode* read() {
    long long n = number();
    if (n == 0) return nullptr;
    vector<TreeNode*> nodes{node()};
    size_t parent = 0;
    for (long long i = 1; i < n; i += 2, parent++) {
      TreeNode* one = nodes[parent];
      if ((one->left = node())) nodes.push_back(one->left);
      if (i + 1 < n && (one->right = node())) nodes.push_back(one->right);
    }
    return nodes[0];
  }
  static void write(TreeNode* root) {
    vector<TreeNode*> nodes;
    if (root) nodes.push_back(root);
    for (size_t i = 0; i < nodes.size(); i++) {
      TreeNode* one = nodes[i];
      if (!one) continue;
      nodes.push_back(one->left);
      nodes.push_back(one->right);
      count(nodes.size() / 2);
    }
    put(std::to_string(nodes.size()));
    for (TreeNode* one : nodes) { put(one ? "+" : "-"); if (one) rehearse::write(one->val); }
  }
};
`;

const graphs = String.raw`
template <> struct Value<Node*> {
  static Node* read() {
    vector<Node*> nodes;
    for (long long n = number(); n > 0; n--) { Node* one = new Node(); one->val = nodes.size() + 1; nodes.push_back(one); }
    for (Node* one : nodes) for (long long n = number(); n > 0; n--) one->neighbors.push_back(nodes[number() - 1]);
    return nodes.empty() ? nullptr : nodes[0];
  }
  static void write(Node* first) {
    std::set<Node*> seen;
    vector<Node*> nodes;
    if (first) { seen.insert(first); nodes.push_back(first); }
    for (size_t i = 0; i < nodes.size(); i++) {
      Node* one = nodes[i];
      for (Node* other : one->neighbors) if (seen.insert(other).second) { nodes.push_back(other); count(nodes.size()); }
    }
    std::sort(nodes.begin(), nodes.end(), [](Node* a, Node* b) { return a->val < b->val; });
    put(std::to_string(nodes.size()));
    for (Node* one : nodes) {
      put(std::to_string(one->neighbors.size()));
      for (Node* other : one->neighbors) put(std::to_string(other->val));
    }
  }
};
`;
