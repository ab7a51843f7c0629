export const rubyClasses = {
  list: `class ListNode
  attr_accessor :val, :next
  def initialize(val = 0, _next = nil)
    @val = val
    @next = _next
  end
end
`,
  tree: `class TreeNode
  attr_accessor :val, :left, :right
  def initialize(val = 0, left = nil, right = nil)
    @val = val
    @left = left
    @right = right
  end
end
`,
  graph: `class Node
  attr_accessor :val, :neighbors
  def initialize(val = 0, neighbors = nil)
    @val = val
    @neighbors = neighbors || []
  end
end
`,
};

/** Ruby 2.5 and later. */
export const rubyRuntime = String.raw`
module Rehearse
  MOST = 1_000_000
  @spent = 0.0
  @since = nil
  class << self
    def main
      source = DATA.read.force_encoding('UTF-8')
      @out = STDOUT.dup
      @out.binmode
      @out.sync = true
      STDOUT.set_encoding('UTF-8')
      STDERR.set_encoding('UTF-8')
      @in = STDIN.binmode.read
      @at = 0
      @nonce = self.next
      mark("R #{(clock * 1000).to_i}")
      begin
        eval(source, TOPLEVEL_BINDING, 'solution.rb', 1)
      rescue SyntaxError => e
        return mark("C #{hex(e.message)}")
      rescue Exception => e
        failed = e
      end
      number.times { one_case(failed) }
    end

    def one_case(failed)
      index = number
      size = number
      stop = @at + size
      @answer = +''
      @spent = 0.0
      @since = nil
      mark("S #{index} #{(clock * 1000).to_i}")
      begin
        raise failed if failed
        run
        mark("V #{index} #{(@spent * 1000).to_i}#{@answer}")
      rescue NoMemoryError
        mark("M #{index} #{spent}")
      rescue Exception => e
        mark("E #{index} #{spent} #{hex(told(e))}")
      end
      @at = stop
    end

    def timed
      @since = clock
      result = yield
      @spent += clock - @since
      @since = nil
      result
    end

    def spent
      ((@spent + (@since ? clock - @since : 0)) * 1000).to_i
    end

    def clock
      Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
    end

    def told(error)
      text = "#{error.class}: #{error.message}"[0, 1500]
      line = (error.backtrace || []).map { |at| at[/solution\.rb:(\d+)/, 1] }.compact.first
      line ? "#{text} (line #{line})" : text
    end

    def mark(text)
      $stdout.flush
      STDOUT.flush
      @out.write("\n@#{@nonce} #{text}\n")
    end

    def next
      stop = @in.index("\n", @at) || @in.bytesize
      token = @in.byteslice(@at, stop - @at)
      @at = stop + 1
      token
    end

    def number
      self.next.to_i
    end

    def hex(text)
      's' + text.dup.force_encoding('BINARY').unpack1('H*')
    end

    def type(letters)
      (@types ||= {})[letters] ||= parse(letters.chars)
    end

    def parse(letters)
      kind = letters.shift
      case kind
      when '[', '?', 'L', 'T' then [kind, parse(letters)]
      when 'M' then [kind, letters.shift, parse(letters)]
      else [kind]
      end
    end

    def read(letters)
      take(type(letters))
    end

    def take(type)
      kind, of = type
      case kind
      when 'i', 'l' then self.next.to_i
      when 'd' then [self.next].pack('H*').unpack1('G')
      when 'b' then self.next == '1'
      when 's' then [self.next[1..-1]].pack('H*').force_encoding('UTF-8')
      when '?' then self.next == '+' ? take(of) : nil
      when '[' then Array.new(number) { take(of) }
      when 'M' then Array.new(number) { [take([of]), take(type[2])] }.to_h
      when 'L' then Array.new(number) { take(of) }.reverse.reduce(nil) { |rest, value| ListNode.new(value, rest) }
      when 'T' then take_tree(of)
      when 'G' then take_graph
      end
    end

    def take_tree(of)
      node = -> { self.next == '+' ? TreeNode.new(take(of)) : nil }
      count = number
      return nil if count.zero?
      nodes = [node.call]
      parent = 0
      (1...count).each do |i|
        child = node.call
        i.odd? ? nodes[parent].left = child : nodes[parent].right = child
        nodes << child if child
        parent += 1 if i.even?
      end
      nodes[0]
    end

    def take_graph
      nodes = Array.new(number) { |i| Node.new(i + 1) }
      nodes.each { |node| node.neighbors = Array.new(number) { nodes[number - 1] } }
      nodes[0]
    end

    def put(token)
      @answer << ' ' << token.to_s
    end

    def write(letters, value)
      give(type(letters), value)
    end

    def due(value, *classes)
      return value if classes.any? { |one| one === value }
      raise TypeError, "#{value.inspect[0, 200]} was returned where #{classes.join(' or ')} was due"
    end

    def give(type, value)
      kind, of = type
      case kind
      when 'v' then put('-')
      when 'i', 'l' then put(due(value, Integer))
      when 'd' then put([due(value, Numeric).to_f].pack('G').unpack1('H*'))
      when 'b' then put(due(value, TrueClass, FalseClass) ? '1' : '0')
      when 's' then put(hex(due(value, String).encode('UTF-8')))
      when '?' then value.nil? ? put('-') : (put('+'); give(of, value))
      when '[' then give_all(due(value, Array)) { |item| give(of, item) }
      when 'M' then give_all(due(value, Hash)) { |key, item| give([of], key); give(type[2], item) }
      when 'L' then give_all(list(value)) { |item| give(of, item) }
      when 'T' then give_all(tree(value)) { |node| put(node ? '+' : '-'); give(of, node.val) if node }
      when 'G' then give_all(graph(value)) { |node| give_all(node.neighbors) { |other| put(due(other.val, Integer)) } }
      end
    end

    def give_all(items, &each)
      put(items.size)
      items.each(&each)
    end

    def count(nodes)
      raise 'what was returned has a cycle, or more than 1,000,000 nodes' if nodes > MOST
    end

    def list(node)
      values = []
      while node
        due(node, ListNode)
        values << node.val
        count(values.size)
        node = node.next
      end
      values
    end

    def tree(root)
      nodes = root ? [due(root, TreeNode)] : []
      nodes.each do |node|
        next unless node
        nodes << node.left << node.right
        count(nodes.size / 2)
      end
      nodes
    end

    def graph(first)
      seen = {}.compare_by_identity
      nodes = first ? [due(first, Node)] : []
      seen[first] = true
      nodes.each do |node|
        node.neighbors.each do |other|
          next if seen[other]
          seen[other] = true
          nodes << other
          count(nodes.size)
        end
      end
      nodes.sort_by(&:val)
    end
  end
end
`;
