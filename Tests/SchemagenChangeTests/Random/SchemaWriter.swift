import SchemagenModel

/// A schema in the making as the text of a file.
struct SchemaWriter {
    private let schema: RandomSchema
    private let former: RandomSchema?
    private let advice: Advice
    private let byNumber: [Int: Thing]
    private let formerByNumber: [Int: Thing]
    private let names: SQLNames?

    /// - Parameters:
    ///   - former: The schema before, whose things the hints name.
    ///   - advice: What has to be said besides.
    ///   - names: The SQL names, for texts in SQL; a number stands for each where they are not known.
    init(_ schema: RandomSchema, after former: RandomSchema? = nil, advice: Advice = Advice(), names: SQLNames? = nil) {
        self.schema = schema
        self.former = former
        self.advice = advice
        self.names = names
        byNumber = Dictionary(schema.all.map { ($0.number, $0) }) { first, _ in first }
        formerByNumber = Dictionary((former?.all ?? []).map { ($0.number, $0) }) { first, _ in first }
    }

    func text() -> String {
        var text = header()
        for removal in removals + advice.removals { text += "removed \(removal)\n" }
        for namespace in schema.things(.namespace) {
            text += "\(comment(namespace))namespace \(naming(namespace)) {\n"
            for thing in schema.things where thing.namespace == namespace.number { text += declaration(thing) }
            text += "}\n\n"
        }
        for thing in schema.things where thing.namespace == nil && thing.kind != .namespace {
            text += declaration(thing)
        }
        return text
    }

    private func header() -> String {
        let settings = schema.settings
        let databases = settings.databases.map { $0 == .postgresql ? "postgresql(15)" : "sqlite(3.37)" }
        var text = "schema Random {\n    databases: [\(databases.joined(separator: ", "))]\n"
        if !settings.naming.isEmpty {
            let patterns = settings.naming.sorted { $0.key < $1.key }.map { "\($0.key): \"\($0.value)\"" }
            text += "    naming: { \(patterns.joined(separator: ", ")) }\n"
        }
        if !settings.isOnline { text += "    onlineChanges: false\n" }
        if let storage = settings.enumStorage { text += "    enumStorage: \(storage)\n" }
        if let storage = settings.sqliteStorage { text += "    sqliteStorage: \(storage)\n" }
        if settings.hasComments { text += "    sqlComments: true\n" }
        return text + "}\n\n"
    }

    // MARK: Hints

    /// The cases whose place others take.
    private var removals: [String] {
        var result: [String] = []
        for latter in schema.things(.enumeration) {
            guard let before = formerByNumber[latter.number] else { continue }
            for gone in before.children {
                guard let by = replacement(of: gone.number, in: latter) else { continue }
                result.append("case \(quoted(latter.name)).\(quoted(gone.name)) -> .\(quoted(by.name))")
            }
        }
        return result
    }

    /// The case that takes the place of one that goes, where that went too.
    private func replacement(of number: Int, in enumeration: Thing) -> Thing? {
        var number = number
        for _ in 0..<20 {
            guard let next = schema.replacements[number] else { return nil }
            if let found = enumeration.children.first(where: { $0.number == next }) { return found }
            number = next
        }
        return nil
    }

    private func was(_ thing: Thing) -> String {
        guard let before = formerByNumber[thing.number], before.name != thing.name else { return "" }
        return " was \(quoted(before.name))"
    }

    // MARK: Declarations

    private func quoted(_ name: String) -> String { "`\(name)`" }

    private func naming(_ thing: Thing) -> String { quoted(thing.name) + sqlName(thing) }

    private func sqlName(_ thing: Thing) -> String {
        thing.sqlName.map { " as \(ExpressionPrinter.literal($0))" } ?? ""
    }

    private func comment(_ thing: Thing) -> String {
        guard let comment = thing.comment else { return "" }
        return comment.split(separator: "\n", omittingEmptySubsequences: false).map { "/// \($0)\n" }.joined()
    }

    private func marks(_ thing: Thing) -> String {
        var text = ""
        for mark in thing.marks { text += " \(render(mark.text))" }
        if let only = thing.only { text += " @only(\(only.rawValue))" }
        return text
    }

    private func uses(_ thing: Thing) -> String {
        var numbers = thing.uses
        // What stands in a namespace stands in front of everything else: nothing is before it.
        if numbers.isEmpty, thing.namespace != nil {
            numbers = schema.things.map(\.number).filter(thing.value.mentions.contains)
        }
        let used = numbers.compactMap { byNumber[$0] }.map { thing in
            thing.kind == .opaque ? ExpressionPrinter.literal(thing.name) : quoted(thing.name)
        }
        return used.isEmpty ? "" : " uses \(used.joined(separator: ", "))"
    }

    private func declaration(_ thing: Thing) -> String {
        var text = comment(thing)
        switch thing.kind {
        case .extension: text += "extension \(thing.name)\(marks(thing))\n"
        case .enumeration:
            let cases = thing.children.map { "\(comment($0))    \(naming($0))\(was($0))\(marks($0)),\n" }
            text += "enum \(naming(thing))\(was(thing))\(marks(thing)) {\n\(cases.joined())}\n"
        case .type:
            text += "type \(naming(thing))\(was(thing)) = \(render(thing.sort?.text ?? Phrase()))\(marks(thing))\n"
            for check in thing.children { text += member(check, of: thing) }
        case .sequence:
            text += "sequence \(naming(thing))\(was(thing)): \(render(thing.sort?.text ?? Phrase()))\(marks(thing))\n"
        case .mixin: text += "mixin \(quoted(thing.name)) {\n\(members(thing))}\n"
        case .table:
            let mixins = thing.mixins.compactMap { byNumber[$0]?.name }.map(quoted).joined(separator: ", ")
            text += "table \(naming(thing))\(was(thing))\(mixins.isEmpty ? "" : ": \(mixins)")\(marks(thing)) {\n"
            text += "\(members(thing))}\n"
        case .virtualTable:
            text += "virtual table \(naming(thing))\(was(thing)) \(render(thing.value))\(marks(thing)) {\n"
            text += "\(members(thing))}\n"
        case .view, .materializedView:
            text += "\(thing.kind.rawValue) \(naming(thing))\(was(thing))\(uses(thing))\(marks(thing)) {\n"
            text += "\(members(thing))} = \(query(thing.value, thing.only))\n"
        case .opaque: text += opaque(thing)
        default: break
        }
        return text + "\n"
    }

    private func opaque(_ thing: Thing) -> String {
        let owner = thing.owner.flatMap { byNumber[$0] }.map { " on \(quoted($0.name))" } ?? ""
        let database = thing.only ?? schema.settings.databases[0]
        var text =
            "sql \(render(thing.type)) \(ExpressionPrinter.literal(thing.name))\(owner)\(uses(thing))\(marks(thing))"
        text += " \(ExpressionPrinter.literal(render(thing.value, database)))"
        if !thing.tail.isEmpty { text += " drop \(ExpressionPrinter.literal(render(thing.tail, database)))" }
        return text + "\n"
    }

    private func members(_ thing: Thing) -> String { thing.children.map { member($0, of: thing) }.joined() }

    private func member(_ thing: Thing, of owner: Thing) -> String {
        var text = comment(thing) + "    "
        switch thing.kind {
        case .column: text += column(thing, of: owner)
        case .check:
            // A check of a type has no former name.
            text +=
                "check \(naming(thing))\(owner.kind == .type ? "" : was(thing)): \(render(thing.value))\(marks(thing))"
        case .exclusion:
            text += "exclude \(render(thing.value))\(sqlName(thing)) \(render(thing.tail))\(marks(thing))"
        case .partitioning:
            text += "\(render(thing.value)) {\n"
            for item in thing.children { text += "\(comment(item))        \(naming(item)) \(render(item.tail))\n" }
            text += "    }"
        default:
            text +=
                "\(thing.kind.rawValue)(\(render(thing.value)))\(sqlName(thing)) \(render(thing.tail))\(marks(thing))"
        }
        return text + "\n"
    }

    private func column(_ thing: Thing, of owner: Thing) -> String {
        var text =
            "\(naming(thing))\(was(thing)): \(render(thing.sort?.text ?? Phrase()))\(thing.isNullable ? "?" : "")"
        if !thing.value.isEmpty { text += " = \(render(thing.value))" }
        text += marks(thing)
        let owners = owner.kind == .mixin ? schema.tables.filter { $0.mixins.contains(owner.number) } : [owner]
        for (hint, places) in [("backfill", advice.backfills), ("convert", advice.conversions)] {
            guard owners.contains(where: { places.contains("\($0.name).\(thing.name)") }) else { continue }
            text += " @\(hint)(\(render(schema.filler(thing.sort))))"
        }
        return text
    }

    // MARK: Phrases

    private func query(_ phrase: Phrase, _ only: Database?) -> String {
        let databases = schema.settings.databases
        if only != nil || databases.count == 1 {
            return "sql(\(ExpressionPrinter.literal(render(phrase, only ?? databases[0]))))"
        }
        let texts = databases.map { "\($0.rawValue): \(ExpressionPrinter.literal(render(phrase, $0)))" }
        return "sql(\(texts.joined(separator: ", ")))"
    }

    private func render(_ phrase: Phrase, _ database: Database? = nil) -> String {
        var text = ""
        for piece in phrase.pieces {
            switch piece {
            case .text(let part): text += part
            case .name(let number): text += quoted(byNumber[number]?.name ?? "missing")
            case .literalName(let number): text += ExpressionPrinter.literal(byNumber[number]?.sqlName ?? "")
            case .sql(let number): text += sql(number, database ?? schema.settings.databases[0])
            case .literal(let inner): text += ExpressionPrinter.literal(render(inner, database))
            case .query(let inner): text += query(inner, nil)
            }
        }
        return text
    }

    private func sql(_ number: Int, _ database: Database) -> String {
        if let thing = byNumber[number], thing.kind == .opaque { return String(thing.name.prefix { $0 != "(" }) }
        return names?.quoted(number, database) ?? "\"?\(number)\""
    }
}

extension RandomSchema {
    /// The text of the schema with the hints that lead to it from another.
    func text(after former: RandomSchema? = nil, advice: Advice = Advice()) -> String {
        SchemaWriter(self, after: former, advice: advice, names: SQLNames(self)).text()
    }
}

/// What the things of a schema in the making are called in SQL.
struct SQLNames {
    private var names: [Int: (namespace: String?, name: String)] = [:]

    /// Nil where no schema comes of it.
    init?(_ schema: RandomSchema) {
        guard let resolved = SchemaText.resolve(SchemaWriter(schema).text()).schema else { return nil }
        let tables = Dictionary(resolved.tables.map { ($0.info.name, $0) }) { first, _ in first }
        let views = Dictionary(resolved.views.map { ($0.info.name, $0) }) { first, _ in first }
        for thing in schema.things {
            switch thing.kind {
            case .table, .virtualTable:
                guard let table = tables[thing.name] else { continue }
                names[thing.number] = (table.info.sqlSchema, table.info.sqlName)
                for column in schema.columns(of: thing) {
                    if let found = table.column(column.name) { names[column.number] = (nil, found.sqlName) }
                }
            case .view, .materializedView:
                guard let view = views[thing.name] else { continue }
                names[thing.number] = (view.info.sqlSchema, view.info.sqlName)
                for column in thing.children {
                    if let found = view.columns.first(where: { $0.name == column.name }) {
                        names[column.number] = (nil, found.sqlName)
                    }
                }
            default: continue
            }
        }
    }

    func quoted(_ number: Int, _ database: Database) -> String? {
        guard let name = names[number] else { return nil }
        func quote(_ text: String) -> String {
            var result = "\""
            for character in text { result += character == "\"" ? "\"\"" : String(character) }
            return result + "\""
        }
        guard let namespace = name.namespace, database == .postgresql else { return quote(name.name) }
        return "\(quote(namespace)).\(quote(name.name))"
    }
}
