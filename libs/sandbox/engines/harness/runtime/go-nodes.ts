export const goLists = String.raw`
func rehearseReadList() *ListNode {
	before := &ListNode{}
	last := before
	for n := rehearseNumber(); n > 0; n-- {
		last.Next = &ListNode{}
		last = last.Next
		rehearseRead(rehearse_reflect.ValueOf(&last.Val).Elem())
	}
	return before.Next
}
func rehearseWriteList(node *ListNode) {
	nodes := []*ListNode{}
	for ; node != nil; node = node.Next {
		nodes = append(nodes, node)
		rehearseCount(len(nodes))
	}
	rehearsePut(rehearse_strconv.Itoa(len(nodes)))
	for _, node := range nodes {
		rehearseWrite(rehearse_reflect.ValueOf(&node.Val).Elem())
	}
}
`;

export const goTrees = String.raw`
func rehearseReadNode() *TreeNode {
	if rehearseNext() != "+" {
		return nil
	}
	node := &TreeNode{}
	rehearseRead(rehearse_reflect.ValueOf(&node.Val).Elem())
	return node
}
func rehearseReadTree() *TreeNode {
	n := rehearseNumber()
	if n == 0 {
		return nil
	}
	nodes := []*TreeNode{rehearseReadNode()}
	for i, parent := 1, 0; i < n; parent++ {
		for _, child := range []**TreeNode{&nodes[parent].Left, &nodes[parent].Right} {
			if i < n {
				if *child = rehearseReadNode(); *child != nil {
					nodes = append(nodes, *child)
				}
			}
			i++
		}
	}
	return nodes[0]
}
func rehearseWriteTree(root *TreeNode) {
	nodes := []*TreeNode{}
	if root != nil {
		nodes = append(nodes, root)
	}
	for i := 0; i < len(nodes); i++ {
		if nodes[i] != nil {
			nodes = append(nodes, nodes[i].Left, nodes[i].Right)
			rehearseCount(len(nodes) / 2)
		}
	}
	rehearsePut(rehearse_strconv.Itoa(len(nodes)))
	for _, node := range nodes {
		if node == nil {
			rehearsePut("-")
		} else {
			rehearsePut("+")
			rehearseWrite(rehearse_reflect.ValueOf(&node.Val).Elem())
		}
	}
}
`;

export const goGraphs = String.raw`
func rehearseReadGraph() *Node {
	nodes := make([]*Node, rehearseNumber())
	for i := range nodes {
		nodes[i] = &Node{Val: i + 1}
	}
	for _, node := range nodes {
		for n := rehearseNumber(); n > 0; n-- {
			node.Neighbors = append(node.Neighbors, nodes[rehearseNumber()-1])
		}
	}
	if len(nodes) == 0 {
		return nil
	}
	return nodes[0]
}
func rehearseWriteGraph(first *Node) {
	seen, nodes := map[*Node]bool{}, []*Node{}
	if first != nil {
		seen[first], nodes = true, append(nodes, first)
	}
	for i := 0; i < len(nodes); i++ {
		for _, other := range nodes[i].Neighbors {
			if !seen[other] {
				seen[other], nodes = true, append(nodes, other)
				rehearseCount(len(nodes))
			}
		}
	}
	rehearse_sort.Slice(nodes, func(a, b int) bool { return nodes[a].Val < nodes[b].Val })
	rehearsePut(rehearse_strconv.Itoa(len(nodes)))
	for _, node := range nodes {
		rehearsePut(rehearse_strconv.Itoa(len(node.Neighbors)))
		for _, other := range node.Neighbors {
			rehearsePut(rehearse_strconv.Itoa(other.Val))
		}
	}
}
`;
