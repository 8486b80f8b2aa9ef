import SchemagenModel

/// Columns, and the keys of tables.
extension RandomSchema {
    /// `id: Int64 @primaryKey @identity`, in one form or another.
    mutating func identity(_ random: inout RandomNumbers) -> Thing {
        var column = Thing(number(), .column, "key identity")
        column.name = "id"
        column.sort = .plain("Int64")
        column.set(Thing.Mark(key: "primaryKey", text: "@primaryKey", label: ""))
        column.set(identityMark(&random))
        if random.chance(15) {
            column.set(Thing.Mark(key: "autoincrement", text: "@autoincrement", label: "@autoincrement"))
        }
        return column
    }

    func identityMark(_ random: inout RandomNumbers) -> Thing.Mark {
        let (text, label) = random.pick([
            ("@identity", "@identity"), ("@identity", "@identity"), ("@identity(always)", "@identity always"),
            ("@identity(always, start: 100, increment: 5)", "@identity options"),
            ("@identity(byDefault, min: 1, max: 900000, cache: 3, cycle: true)", "@identity options"),
            ("@identity(serial)", "@identity serial"),
            ("@identity(sequence: \"Own Numbers \(random.below(1000))\")", "@identity sequence"),
        ])
        return Thing.Mark(key: "identity", text: Phrase(text), label: label)
    }

    /// A column of any type; nothing where the type is of something that there is none of.
    mutating func column(_ random: inout RandomNumbers, isNew: Bool = true) -> Thing? {
        var column = Thing(number(), .column, "")
        switch random.below(20) {
        case 0, 1:
            guard let choice = things(.enumeration).randomElement(using: &random) else { return nil }
            column.sort = .enumeration(choice.number)
            column.label = "column enum"
        case 2:
            guard let choice = things(.enumeration).randomElement(using: &random) else { return nil }
            column.sort = .list(choice.number)
            column.label = "column list of enum"
        case 3, 4, 5:
            guard let choice = things(.type).randomElement(using: &random) else { return nil }
            column.sort = .named(choice.number)
            column.label = "column type"
            if choice.mark("notNull") != nil, random.chance(30) {
                column.set(Thing.Mark(key: "notNull", text: "@notNull(false)", label: "@notNull(false)"))
            }
            column.only = choice.only
        default:
            guard let facts = types(&random).randomElement(using: &random) else { return nil }
            column.sort = .plain(facts.text)
            column.label = facts.label
            if facts.isPostgreSQL { column.only = only(.postgresql) }
        }
        column.name = fresh(&random)
        column.sqlName = sqlName(&random)
        column.isNullable = random.chance(50)
        if case .named(let type) = column.sort, thing(type)?.mark("notNull") != nil { column.isNullable = false }
        if random.chance(40), let value = literal(column.sort, &random) { column.value = value }
        if random.chance(30) { column.comment = remark(&random) }
        return column
    }

    /// A column that is worth a key.
    mutating func keyColumn(_ random: inout RandomNumbers) -> Thing {
        let choices = TypeFacts.all.filter { $0.traits.contains(.key) && !$0.isPostgreSQL }
        let facts = random.pick(choices)
        var column = Thing(number(), .column, facts.label)
        column.sort = .plain(facts.text)
        column.name = fresh(&random)
        column.sqlName = sqlName(&random)
        return column
    }

    /// The ways in which a table has a key, by label.
    static let keys: [(label: String, make: @Sendable (inout RandomSchema, inout Thing, inout RandomNumbers) -> Void)] =
        [
            ("key identity", { $1.children.append($0.identity(&$2)) }),
            ("key identity", { $1.children.append($0.identity(&$2)) }),
            ("key identity", { $1.children.append($0.identity(&$2)) }),
            (
                "key uuid",
                { schema, table, random in
                    var column = Thing(schema.number(), .column, "key uuid")
                    column.name = random.chance(50) ? "id" : schema.fresh(&random)
                    column.sort = .plain("UUID")
                    if random.chance(60) { column.value = "uuid()" }
                    column.set(Thing.Mark(key: "primaryKey", text: "@primaryKey", label: ""))
                    table.children.append(column)
                }
            ),
            (
                "key natural",
                { schema, table, random in
                    var column = schema.keyColumn(&random)
                    column.label = "key natural"
                    column.set(Thing.Mark(key: "primaryKey", text: "@primaryKey", label: ""))
                    table.children.append(column)
                }
            ),
            (
                "key composite",
                { schema, table, random in
                    var columns = [schema.keyColumn(&random), schema.keyColumn(&random)]
                    if random.chance(30) { columns.append(schema.keyColumn(&random)) }
                    var key = Thing(schema.number(), .primaryKey, "key composite")
                    key.value = ", ".joined(columns.shuffled(using: &random).map { "\(name: $0.number)" })
                    if random.chance(30) { key.sqlName = schema.sqlName(&random) }
                    table.children += columns + [key]
                }
            ),
            (
                "key none",
                { schema, table, random in if let column = schema.column(&random) { table.children.append(column) } }
            ),
        ]

    /// A column whose value follows from others of its table.
    mutating func generated(_ table: Thing, _ random: inout RandomNumbers) -> Thing? {
        let plain = columns(of: table).filter { $0.mark("generated") == nil && $0.mark("identity") == nil }
        guard let source = plain.randomElement(using: &random) else { return nil }
        var column = Thing(number(), .column, "column generated")
        column.name = fresh(&random)
        column.sqlName = sqlName(&random)
        column.only = source.only
        var expression: Phrase
        if has(.whole, source) {
            (column.sort, expression) = (.plain("Int64"), "\(name: source.number) % \(String(2 + random.below(9)))")
        } else if has(.text, source) {
            (column.sort, expression) = (.plain("String"), "lower(\(name: source.number))")
        } else {
            (column.sort, expression) = (.plain("Bool"), "\(name: source.number) == nil")
        }
        if random.chance(20) {
            (column.sort, expression) = (.plain("Bool"), "\(query: "\(sql: source.number) is null")")
        }
        column.isNullable = true
        let isVirtual = isSQLite && (column.only ?? only(.sqlite)) != .postgresql && random.chance(40)
        if isVirtual {
            column.only = only(.sqlite)
            column.label = "column generated virtual"
        }
        column.set(
            Thing.Mark(
                key: "generated", text: "@generated(\(expression)\(isVirtual ? ", virtual: true" : ""))",
                label: isVirtual ? "@generated virtual" : "@generated"))
        return column
    }
}

extension String {
    func joined(_ phrases: [Phrase]) -> Phrase { Phrase(self).joined(phrases) }
}
