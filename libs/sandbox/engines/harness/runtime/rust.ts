import type { NodeClasses } from '../types.js';

/** A module of its own: what it doesn't name, a candidate may. Rust 1.40 and later, editions 2015 to 2021. */
export function rustRuntime({ list, tree, graph }: NodeClasses, calls: string): string {
  return [
    start,
    values,
    list ? lists : '',
    tree ? trees : '',
    graph ? graphs : '',
    calls,
    '}\nfn main() { rehearse::main() }\n',
  ].join('');
}

const start = String.raw`
#[allow(warnings)]
mod rehearse {
use std::cell::RefCell;
use std::collections::HashMap;
use std::io::{Read, Write};
use std::panic;
use std::rc::Rc;

extern "C" { fn clock() -> i64; }
fn now() -> i64 { unsafe { clock() } }

pub struct In { data: Vec<u8>, at: usize, nonce: String, answer: String, spent: i64, since: i64 }

thread_local! { static TOLD: RefCell<String> = RefCell::new(String::new()); }

pub fn main() {
    std::thread::Builder::new().stack_size(64 << 20).spawn(cases).unwrap().join().unwrap();
}

fn cases() {
    let mut data = Vec::new();
    std::io::stdin().read_to_end(&mut data).unwrap();
    let mut input = In { data: data, at: 0, nonce: String::new(), answer: String::new(), spent: 0, since: -1 };
    input.nonce = input.next();
    input.mark(&format!("R {}", now() / 1000));
    panic::set_hook(Box::new(|info| {
        let payload = info.payload();
        let text = match payload.downcast_ref::<&str>() {
            Some(text) => text.to_string(),
            None => match payload.downcast_ref::<String>() { Some(text) => text.clone(), None => "panicked".to_string() },
        };
        let place = match info.location() {
            Some(at) if at.line() <= LINES && at.file().ends_with("main.rs") => format!(" (line {})", at.line()),
            _ => String::new(),
        };
        TOLD.with(|told| *told.borrow_mut() = text.chars().take(1500).collect::<String>() + &place);
    }));
    for _ in 0..input.number() {
        let index = input.number();
        let end = input.number() + input.at;
        input.answer.clear();
        input.spent = 0;
        input.since = -1;
        input.mark(&format!("S {} {}", index, now() / 1000));
        match panic::catch_unwind(panic::AssertUnwindSafe(|| run(&mut input))) {
            Ok(()) => { let said = format!("V {} {}{}", index, input.spent / 1000, input.answer); input.mark(&said); }
            Err(_) => {
                if input.since >= 0 { input.tock(); }
                let told = TOLD.with(|told| told.borrow().clone());
                let said = format!("E {} {} {}", index, input.spent / 1000, hex(&told));
                input.mark(&said);
            }
        }
        input.at = end;
    }
}

fn hex(text: &str) -> String {
    let digits = b"0123456789abcdef";
    let mut out = String::with_capacity(text.len() * 2 + 1);
    out.push('s');
    for b in text.bytes() { out.push(digits[(b >> 4) as usize] as char); out.push(digits[(b & 15) as usize] as char); }
    out
}
fn count(nodes: usize) {
    if nodes > 1000000 { panic!("what was returned has a cycle, or more than 1,000,000 nodes"); }
}

impl In {
    fn mark(&self, text: &str) {
        let out = std::io::stdout();
        let mut out = out.lock();
        out.write_all(format!("\n@{} {}\n", self.nonce, text).as_bytes()).unwrap();
        out.flush().unwrap();
    }
    fn next(&mut self) -> String {
        let from = self.at;
        while self.at < self.data.len() && self.data[self.at] != b'\n' { self.at += 1; }
        self.at += 1;
        String::from_utf8_lossy(&self.data[from..self.at - 1]).into_owned()
    }
    fn number(&mut self) -> usize { self.next().parse().unwrap() }
    fn put(&mut self, token: &str) { self.answer.push(' '); self.answer.push_str(token); }
    fn tick(&mut self) { self.since = now(); }
    fn tock(&mut self) { self.spent += now() - self.since; self.since = -1; }
    fn read<T: Value>(&mut self) -> T { T::read(self) }
    fn write<T: Value>(&mut self, value: &T) { value.write(self) }
}

trait Value { fn read(input: &mut In) -> Self; fn write(&self, out: &mut In); }
`;

const values = String.raw`
impl Value for i64 {
    fn read(input: &mut In) -> Self { input.next().parse().unwrap() }
    fn write(&self, out: &mut In) { let token = self.to_string(); out.put(&token) }
}
impl Value for f64 {
    fn read(input: &mut In) -> Self { f64::from_bits(u64::from_str_radix(&input.next(), 16).unwrap()) }
    fn write(&self, out: &mut In) { let token = format!("{:016x}", self.to_bits()); out.put(&token) }
}
impl Value for bool {
    fn read(input: &mut In) -> Self { input.next() == "1" }
    fn write(&self, out: &mut In) { out.put(if *self { "1" } else { "0" }) }
}
impl Value for String {
    fn read(input: &mut In) -> Self {
        let token = input.next();
        let digit = |at: usize| (token.as_bytes()[at] as char).to_digit(16).unwrap() as u8;
        String::from_utf8((0..token.len() / 2).map(|i| digit(2 * i + 1) * 16 + digit(2 * i + 2)).collect()).unwrap()
    }
    fn write(&self, out: &mut In) { let token = hex(self); out.put(&token) }
}
impl Value for () {
    fn read(_: &mut In) -> Self {}
    fn write(&self, out: &mut In) { out.put("-") }
}
impl<T: Value> Value for Vec<T> {
    fn read(input: &mut In) -> Self { (0..input.number()).map(|_| input.read()).collect() }
    fn write(&self, out: &mut In) { let n = self.len().to_string(); out.put(&n); for item in self { out.write(item) } }
}
impl<T: Value> Value for Option<T> {
    fn read(input: &mut In) -> Self { if input.next() == "+" { Some(input.read()) } else { None } }
    fn write(&self, out: &mut In) {
        match self { Some(value) => { out.put("+"); out.write(value) } None => out.put("-") }
    }
}
impl<K: Value + std::hash::Hash + Eq, T: Value> Value for HashMap<K, T> {
    fn read(input: &mut In) -> Self { (0..input.number()).map(|_| { let key = input.read(); (key, input.read()) }).collect() }
    fn write(&self, out: &mut In) { let n = self.len().to_string(); out.put(&n); for (key, item) in self { out.write(key); out.write(item) } }
}
`;

const lists = String.raw`
use super::ListNode;
impl Value for Option<Box<ListNode>> {
    fn read(input: &mut In) -> Self {
        let mut values = Vec::new();
        for _ in 0..input.number() { values.push(ListNode::new(input.read())); }
        let mut first = None;
        while let Some(mut node) = values.pop() { node.next = first; first = Some(Box::new(node)); }
        first
    }
    fn write(&self, out: &mut In) {
        let mut n = 0;
        let mut at = self;
        while let Some(node) = at { n += 1; at = &node.next; }
        out.put(&n.to_string());
        at = self;
        while let Some(node) = at { out.write(&node.val); at = &node.next; }
    }
}
`;

const trees = String.raw`
use super::TreeNode;
type Tree = Option<Rc<RefCell<TreeNode>>>;
fn node(input: &mut In) -> Tree {
    if input.next() == "+" { Some(Rc::new(RefCell::new(TreeNode::new(input.read())))) } else { None }
}
impl Value for Tree {
    fn read(input: &mut In) -> Self {
        let n = input.number();
        if n == 0 { return None; }
        let root = node(input).unwrap();
        let mut nodes = vec![root.clone()];
        let mut parent = 0;
        for i in 1..n {
            let child = node(input);
            if let Some(ref one) = child { nodes.push(one.clone()); }
            let mut above = nodes[parent].borrow_mut();
            if i % 2 == 1 { above.left = child; } else { above.right = child; parent += 1; }
        }
        Some(root)
    }
    fn write(&self, out: &mut In) {
        let mut nodes = Vec::new();
        if self.is_some() { nodes.push(self.clone()); }
        let mut i = 0;
        while i < nodes.len() {
            if let Some(one) = nodes[i].clone() {
                nodes.push(one.borrow().left.clone());
                nodes.push(one.borrow().right.clone());
                count(nodes.len() / 2);
            }
            i += 1;
        }
        let n = nodes.len().to_string();
        out.put(&n);
        for one in &nodes {
            match one { Some(node) => { out.put("+"); out.write(&node.borrow().val) } None => out.put("-") }
        }
    }
}
`;

const graphs = String.raw`
use super::Node;
impl Value for Option<Rc<RefCell<Node>>> {
    fn read(input: &mut In) -> Self {
        let nodes: Vec<_> = (0..input.number()).map(|i| Rc::new(RefCell::new(Node::new(i as i64 + 1)))).collect();
        for node in &nodes {
            for _ in 0..input.number() { let other = nodes[input.number() - 1].clone(); node.borrow_mut().neighbors.push(other); }
        }
        nodes.get(0).cloned()
    }
    fn write(&self, out: &mut In) {
        let mut nodes: Vec<Rc<RefCell<Node>>> = self.iter().cloned().collect();
        let mut seen: std::collections::HashSet<*const RefCell<Node>> = nodes.iter().map(|one| &**one as *const _).collect();
        let mut i = 0;
        while i < nodes.len() {
            let one = nodes[i].clone();
            for other in &one.borrow().neighbors {
                if seen.insert(&**other as *const _) { nodes.push(other.clone()); count(nodes.len()); }
            }
            i += 1;
        }
        nodes.sort_by_key(|one| one.borrow().val);
        out.put(&nodes.len().to_string());
        for one in &nodes {
            out.put(&one.borrow().neighbors.len().to_string());
            for other in &one.borrow().neighbors { out.put(&other.borrow().val.to_string()); }
        }
    }
}
`;
