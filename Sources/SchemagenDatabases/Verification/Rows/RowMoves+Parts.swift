extension RowMoves {
    /// What each part of a change does to rows on purpose: which names are new after it, its own SQL says.
    ///
    /// - Parameters:
    ///   - scripts: The up files of the change on one PostgreSQL database, in order.
    ///   - schema: The schema that what stands in none is made in.
    public func parts(of scripts: [String], schema: String = "public") -> [RowMoves] {
        var rest = self
        let (before, after) = dividedElsewhere
        return scripts.enumerated().map { offset, script in
            let renames = ScriptRenames(script, known: rest.tables, schema: schema)
            var part = RowMoves()
            part.added = added.intersection(renames.created)
            // In between, what is divided elsewhere may be so already or still.
            part.dividedElsewhere = (
                offset == 0 ? before : before.union(after), offset == scripts.count - 1 ? after : before.union(after)
            )
            var next = RowMoves()
            func latterName(_ name: String) -> String { renames.tables[name].map { $0.name ?? name } ?? name }
            for name in Set(rest.tables.keys).union(renames.tables.keys) {
                let planned = rest.tables[name] ?? Table(name: name)
                let done = renames.tables[name] ?? Table(name: name)
                var move = planned
                move.columns = done.columns
                if planned.name != nil { move.name = done.name }
                part.tables[name] = move
                var later = planned
                // One that is dropped and made again has its new name without being renamed.
                later.changed = Set(planned.changed.flatMap { [done.columns[$0] ?? $0, planned.columns[$0] ?? $0] })
                later.ancestors = Set(planned.ancestors.map(latterName))
                next.tables[done.name ?? name] = later
            }
            rest = next
            return part
        }
    }
}

/// The names that a script of PostgreSQL gives to tables and columns: by those before it.
private struct ScriptRenames {
    private(set) var tables: [String: RowMoves.Table] = [:]
    /// The tables that it creates.
    private(set) var created: Set<String> = []
    /// The names before, by what tables are called by now.
    private var former: [String: String] = [:]
    /// What renamed tables are called by now.
    private var latter: [String: String] = [:]
    /// What tables were called just before, by what they are called by now.
    private var aside: [String: String] = [:]

    /// The tables that inherit columns from one, by its name before.
    private var heirs: [String: [String]] = [:]

    /// - Parameter known: Tables that may be among those of a schema that gets another name, or inherit from one another.
    init(_ script: String, known: [String: RowMoves.Table], schema: String) {
        for (name, table) in known {
            former[name] = name
            for ancestor in table.ancestors { heirs[ancestor, default: []].append(name) }
        }
        for tokens in PostgreSQLStatements.tokens(of: script) {
            if tokens.count > 2, tokens[1] == .word("table"), let name = Self.name(tokens[2...], in: schema) {
                if tokens[0] == .word("create") { created.insert(name) }
                if tokens[0] == .word("drop") { drop(name) }
            }
            guard tokens.count > 5, tokens[0] == .word("alter"), let first = tokens[2].identifier else { continue }
            if tokens[1] == .word("schema"), tokens[3] == .word("rename"), let to = tokens[5].identifier {
                for current in former.keys.sorted() where current.hasPrefix("\(first).") {
                    rename(current, to: to + current.dropFirst(first.count))
                }
            }
            guard tokens[1] == .word("table") else { continue }
            guard tokens[3] == .symbol(UInt8(ascii: ".")), let second = tokens[4].identifier else {
                change(first, in: schema, Array(tokens[3...].prefix(5)))
                continue
            }
            change(second, in: first, Array(tokens[5...].prefix(5)))
        }
    }

    private mutating func change(_ name: String, in schema: String, _ words: [PostgreSQLStatements.Token]) {
        let current = "\(schema).\(name)"
        guard words.count >= 3 else { return }
        if words[0] == .word("rename"), words[1] == .word("to"), let to = words[2].identifier {
            rename(current, to: "\(schema).\(to)")
        } else if words[0] == .word("set"), words[1] == .word("schema"), let to = words[2].identifier {
            rename(current, to: "\(to).\(name)")
        } else if words.count == 5, words[0] == .word("rename"), words[1] == .word("column"),
            let from = words[2].identifier, words[3] == .word("to"), let to = words[4].identifier
        {
            let before = former[current] ?? current
            for name in [before] + heirs[before, default: []] {
                var table = tables[name] ?? RowMoves.Table(name: name == before ? current : latter[name] ?? name)
                table.columns[table.columns.first { $0.value == from }?.key ?? from] = to
                tables[name] = table
            }
        }
    }

    private static func name(_ tokens: ArraySlice<PostgreSQLStatements.Token>, in schema: String) -> String? {
        guard let first = tokens.first?.identifier else { return nil }
        let rest = tokens.dropFirst()
        guard rest.first == .symbol(UInt8(ascii: ".")) else { return "\(schema).\(first)" }
        return rest.dropFirst().first?.identifier.map { "\(first).\($0)" }
    }

    /// A table that stepped aside for a new one of its name, and goes: its rows are to be found in the new one.
    private mutating func drop(_ current: String) {
        guard let before = former[current], let way = aside[current], created.contains(way) else { return }
        former[current] = nil
        former[way] = before
        latter[before] = way
        tables[before]?.name = way
    }

    private mutating func rename(_ current: String, to name: String) {
        let before = former.removeValue(forKey: current) ?? current
        former[name] = before
        latter[before] = name
        aside[name] = current
        tables[before, default: RowMoves.Table(name: name)].name = name
    }
}
