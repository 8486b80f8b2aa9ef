import SchemagenModel

extension [TextReplacement] {
    /// What brings the values of an enum back that were replaced.
    ///
    /// A case that only has another name gets its own again. Of those that went, a text that none of the others had before
    /// becomes the first that it took the place of; a text that was there already stays: nothing tells the rows apart.
    func back(from before: Enumeration, to after: Enumeration) -> [TextReplacement] {
        let replaced = Set(map(\.old))
        var taken: Set<String> = []
        for item in before.cases where !replaced.contains(item.sqlName) { taken.insert(item.sqlName) }
        let kept = filter { text in
            guard let gone = before.cases.first(where: { $0.sqlName == text.old }) else { return false }
            return after.cases.contains { $0.name == gone.name || $0.formerName == gone.name }
        }
        return (kept + filter { !kept.contains($0) }).compactMap { text in
            taken.insert(text.new).inserted ? TextReplacement(text.new, text.old) : nil
        }
    }
}
