// Objects that are kept as SQL text, and removals.
extension FileParser {
    /// Reads `sql kind "identity" on Table uses A @attributes """…""" drop """…"""` at the word `sql`.
    mutating func opaque(_ documentation: String?) -> OpaqueSyntax? {
        advance()
        guard let kind = kindWords("the kind of object: `function`, `trigger`, `policy` and the like") else {
            return nil
        }
        guard self.kind == .string || self.kind == .rawString, let identity = sqlName() else {
            var words = kind.text.split(separator: " ")
            let name = words.count > 1 ? String(words.removeLast()) : "name"
            let form = "sql \(words.joined(separator: " ")) \"\(name)(…)\" \"\"\"…\"\"\""
            fail(
                expected: "the object's name in quotes", code: .expectedName,
                fixes: [.init("write `\(form)`; a function's name includes its argument types")])
            return nil
        }
        var table: Identifier?
        if eat(.on) { table = name("the name of a table") }
        let uses = uses()
        let attributes = attributes()
        guard let create = sqlText() else { return nil }
        var drop: SQLTextSyntax?
        if eat(.drop) { drop = sqlText() }
        return OpaqueSyntax(
            documentation: documentation, kind: kind, identity: identity, table: table, uses: uses,
            attributes: attributes, create: create, drop: drop)
    }

    /// Reads the words up to a string, or up to a path: the table of a trigger that is removed.
    private mutating func kindWords(_ what: String) -> Identifier? {
        guard var result = name(what) else { return nil }
        while kind == .identifier, peek(1).kind != .dot {
            result.text += " " + text
            result.span = result.span.union(current.span)
            advance()
        }
        return result
    }

    /// Reads `removed kind path -> replacement @attributes` at the word `removed`.
    mutating func removal() -> RemovedSyntax? {
        advance()
        guard let kind = removedKind() else { return nil }
        let path = path("the name of what is removed")
        if path.isEmpty { return nil }
        var replacement: ExpressionSyntax?
        if eat(.arrow) { replacement = expression() }
        return RemovedSyntax(kind: kind, path: path, replacement: replacement, attributes: attributes())
    }

    /// Reports a removal in the body that it concerns: `removed note`, or `removed column note`. Others are of the file, and
    /// then the body's end is missing.
    mutating func misplacedRemoval(_ kind: String, in body: String) -> Bool {
        guard current.isFirstOnLine, keyword == .removed, looksLikeDeclaration() else { return false }
        var name = peek(1)
        if peek(2).kind == .identifier, !peek(2).isFirstOnLine { name = peek(2) }
        let offset = name.span == peek(1).span ? 2 : 3
        guard peek(offset).kind != .dot else { return false }
        let owner = kind == "case" ? "Enum" : "Table"
        report(
            .misplacedClause, "`removed` stands outside of \(body)", at: current.span.union(name.span),
            fixes: [.init("write behind it `removed \(kind) \(owner).\(stream.text(of: name))`")])
        return true
    }

    private mutating func removedKind() -> Identifier? {
        let isVirtual = keyword == .virtual && peek(1).keyword == .table
        let isMaterialized = keyword == .materialized && peek(1).keyword == .view
        let isOpaque = keyword == .sql && peek(1).kind == .identifier
        guard var result = name("what kind of thing is removed: `table`, `column`, `case` and the like") else {
            return nil
        }
        if isVirtual || isMaterialized {
            result.text += " " + text
            result.span = result.span.union(current.span)
            advance()
        } else if isOpaque {
            guard let words = kindWords("the kind of object") else { return nil }
            result.text += " " + words.text
            result.span = result.span.union(words.span)
        }
        return result
    }
}
