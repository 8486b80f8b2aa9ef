import SchemagenModel

/// The type of a column in a schema in the making.
enum Sort: Hashable, Sendable {
    /// One of the language's.
    case plain(String)
    case enumeration(Int)
    case list(Int)
    case named(Int)
    /// The key of a table.
    case reference(Int)

    var text: Phrase {
        switch self {
        case .plain(let text): Phrase(text)
        case .enumeration(let number), .named(let number): "\(name: number)"
        case .list(let number): "[\(name: number)]"
        case .reference(let number): "\(name: number).ID"
        }
    }

    var mentions: Set<Int> { text.mentions }
}

/// What is known of one of the language's types.
struct TypeFacts: Sendable {
    struct Traits: OptionSet, Sendable {
        let rawValue: Int
        /// Indexes and keys take it.
        static let ordered = Traits(rawValue: 1)
        static let whole = Traits(rawValue: 2)
        static let text = Traits(rawValue: 4)
        /// Worth a primary key.
        static let key = Traits(rawValue: 8)
        static let range = Traits(rawValue: 16)
        /// GIN takes it.
        static let gin = Traits(rawValue: 32)
        /// Hash indexes do not take it.
        static let unhashed = Traits(rawValue: 64)
    }

    var text: String
    var literals: [Phrase]
    /// Types that take all of its values.
    var wider: [String] = []
    var traits: Traits = []
    var isPostgreSQL = false
    var needed: String?

    var label: String { "column \(text)" }

    static let all: [TypeFacts] =
        [
            TypeFacts(text: "Bool", literals: ["true", "false"], traits: [.ordered]),
            TypeFacts(
                text: "Int16", literals: ["1", "-3", "32767"], wider: ["Int32", "Int64"],
                traits: [.ordered, .whole, .key]),
            TypeFacts(
                text: "Int32", literals: ["7", "0", "-2147483648"], wider: ["Int64", "Double"],
                traits: [.ordered, .whole, .key]),
            TypeFacts(text: "Int64", literals: ["9", "0", "9007199254740993"], traits: [.ordered, .whole, .key]),
            TypeFacts(text: "Float", literals: ["0.5", "-2.0"], wider: ["Double"], traits: [.ordered]),
            TypeFacts(text: "Double", literals: ["0.5", "-1.25", "1e10"], traits: [.ordered]),
            TypeFacts(
                text: "Decimal(8, 2)", literals: ["1.25", "0.0"], wider: ["Decimal(12, 2)"], traits: [.ordered, .key]),
            TypeFacts(text: "Decimal(12, 2)", literals: ["99.5"], traits: [.ordered]),
            TypeFacts(text: "Decimal(30, 5)", literals: ["1.5"], wider: ["Decimal"]),
            TypeFacts(text: "Decimal", literals: ["2.5"]),
            TypeFacts(
                text: "String(20)", literals: ["\"a\"", "\"it's\"", "\"é\\\\n\""],
                wider: ["String(50)", "String", "Varchar"],
                traits: [.ordered, .text, .key]),
            TypeFacts(
                text: "String(50)", literals: ["\"b\"", "\"\""], wider: ["String"], traits: [.ordered, .text, .key]),
            TypeFacts(
                text: "String", literals: ["\"x\"", "\"%\\n😀\""], wider: ["Varchar"], traits: [.ordered, .text, .key]),
            TypeFacts(text: "Varchar", literals: ["\"v\""], wider: ["String"], traits: [.ordered, .text]),
            TypeFacts(text: "Char(3)", literals: ["\"abc\""], traits: [.ordered, .key]),
            TypeFacts(text: "UUID", literals: ["uuid()"], traits: [.ordered, .key]),
            TypeFacts(text: "Data", literals: [], traits: [.ordered]),
            TypeFacts(text: "Timestamp", literals: ["now()"], traits: [.ordered]),
            TypeFacts(text: "Timestamp(3)", literals: ["now()"], wider: ["Timestamp"], traits: [.ordered]),
            TypeFacts(text: "LocalTimestamp", literals: ["now()", "\"2024-02-29 12:00:00\""], traits: [.ordered]),
            TypeFacts(text: "LocalDate", literals: ["today()", "\"2024-02-29\""], traits: [.ordered, .key]),
            TypeFacts(text: "LocalTime", literals: ["\"23:59:59\""], traits: [.ordered]),
            TypeFacts(text: "Duration", literals: [], traits: [.ordered]),
            TypeFacts(text: "JSON", literals: ["{}", "[]", "{ \"a\": [1, \"it's\"] }"]),
            TypeFacts(text: "JSON<Settings>", literals: ["{}"]),
            TypeFacts(text: "JSONText", literals: ["{}"]),
            TypeFacts(text: "[String]", literals: ["[]", "[\"a\", \"it's, {}\"]"], traits: [.gin]),
            TypeFacts(text: "[Int32]", literals: ["[]", "[1, 2]"], wider: [], traits: [.gin]),
            TypeFacts(text: "native(postgresql: \"varchar(160)\", sqlite: \"TEXT\")", literals: []),
        ]
        + [
            TypeFacts(
                text: "Citext", literals: ["\"Ä\""], wider: ["String"], traits: [.ordered, .key], needed: "citext"),
            TypeFacts(text: "Interval", literals: ["sql(\"'1 day'\")"], traits: [.ordered]),
            TypeFacts(text: "Inet", literals: ["sql(\"'10.0.0.1'\")"], traits: [.ordered]),
            TypeFacts(text: "Cidr", literals: ["sql(\"'10.0.0.0/8'\")"], wider: ["Inet"], traits: [.ordered]),
            TypeFacts(
                text: "MacAddress", literals: ["sql(\"'08:00:2b:01:02:03'\")"], wider: ["MacAddress8"],
                traits: [.ordered]),
            TypeFacts(text: "MacAddress8", literals: ["sql(\"'08:00:2b:01:02:03:04:05'\")"], traits: [.ordered]),
            TypeFacts(
                text: "Bits(4)", literals: ["sql(\"B'1010'\")"], wider: ["VarBits"], traits: [.ordered, .unhashed]),
            TypeFacts(
                text: "VarBits(8)", literals: ["sql(\"B'1'\")"], wider: ["VarBits"], traits: [.ordered, .unhashed]),
            TypeFacts(text: "VarBits", literals: ["sql(\"B''\")"], traits: [.ordered, .unhashed]),
            TypeFacts(text: "XML", literals: ["sql(\"'<a/>'\")"]),
            TypeFacts(text: "TSVector", literals: ["sql(\"'a'\")"], traits: [.gin]),
            TypeFacts(text: "TSQuery", literals: ["sql(\"'a'\")"]),
            TypeFacts(text: "Money", literals: ["sql(\"1\")"], traits: [.ordered, .unhashed]),
            TypeFacts(text: "Point", literals: ["sql(\"'(1,2)'\")"]),
            TypeFacts(text: "Box", literals: ["sql(\"'(1,2),(0,0)'\")"]),
            TypeFacts(text: "HStore", literals: ["sql(\"''\")"], needed: "hstore"),
            TypeFacts(text: "LTree", literals: ["sql(\"'a.b'\")"], traits: [.ordered], needed: "ltree"),
            TypeFacts(text: "Range<Int32>", literals: ["sql(\"'[1,2)'\")"], traits: [.range, .ordered]),
            TypeFacts(text: "Range<LocalDate>", literals: ["sql(\"'empty'\")"], traits: [.range, .ordered]),
            TypeFacts(text: "Range<Timestamp>", literals: ["sql(\"'empty'\")"], traits: [.range]),
            TypeFacts(text: "MultiRange<Int64>", literals: ["sql(\"'{}'\")"]),
            TypeFacts(text: "Range<Decimal>", literals: ["sql(\"'empty'\")"], traits: [.range, .ordered]),
            TypeFacts(text: "native(\"pg_lsn\")", literals: ["sql(\"'0/0'\")"]),
        ].map { facts in
            var facts = facts
            facts.isPostgreSQL = true
            return facts
        }

    static let named: [String: TypeFacts] = Dictionary(all.map { ($0.text, $0) }) { first, _ in first }
}

extension RandomSchema {
    /// The language's type behind a sort; nil for enums and lists of them.
    func plain(_ sort: Sort?, depth: Int = 0) -> TypeFacts? {
        guard depth < 8 else { return nil }
        switch sort {
        case .plain(let text): return TypeFacts.named[text]
        case .named(let number): return plain(thing(number)?.sort, depth: depth + 1)
        case .reference(let number):
            return thing(number).flatMap { keyColumn(of: $0) }.flatMap { plain($0.sort, depth: depth + 1) }
        case .enumeration, .list, nil: return nil
        }
    }

    func has(_ trait: TypeFacts.Traits, _ column: Thing) -> Bool {
        if case .enumeration = column.sort { return trait == .ordered }
        return plain(column.sort)?.traits.contains(trait) ?? false
    }

    /// The one column of a table's key.
    func keyColumn(of table: Thing) -> Thing? {
        if let column = columns(of: table).first(where: { $0.mark("primaryKey") != nil }) { return column }
        guard let key = table.children.first(where: { $0.kind == .primaryKey }), key.value.mentions.count == 1 else {
            return nil
        }
        return columns(of: table).first { key.value.mentions.contains($0.number) }
    }

    /// A value of a column's type, for rows that have none.
    func sample(_ sort: Sort?, depth: Int = 0) -> Phrase? {
        switch sort {
        case .enumeration(let number): return thing(number)?.children.first.map { ".\(name: $0.number)" }
        case .list: return "[]"
        case .reference(let number) where depth < 8:
            return thing(number).flatMap { keyColumn(of: $0) }.flatMap { sample($0.sort, depth: depth + 1) }
        default: return plain(sort)?.literals.first
        }
    }

    /// A value of the type where none can be its default.
    func filler(_ sort: Sort?) -> Phrase {
        if let sample = sample(sort) { return sample }
        let (text, other) =
            switch plain(sort)?.text {
            case "Data": ("'\\x00'", "x'00'")
            case "Duration": ("0", "0")
            default: ("''", "''")
            }
        if isForBoth { return "sql(postgresql: \(literal: Phrase(text)), sqlite: \(literal: Phrase(other)))" }
        return "sql(\(literal: Phrase(isPostgreSQL ? text : other)))"
    }

    /// A default for a column of the type.
    func literal(_ sort: Sort?, _ random: inout RandomNumbers) -> Phrase? {
        if case .enumeration(let number) = sort {
            return thing(number)?.children.randomElement(using: &random).map { ".\(name: $0.number)" }
        }
        if case .list = sort { return "[]" }
        return plain(sort)?.literals.randomElement(using: &random)
    }

    /// The types that a schema for these databases can have, with those that one of them alone knows.
    func types(_ random: inout RandomNumbers) -> [TypeFacts] {
        let wantsPostgreSQL = isPostgreSQL && random.chance(isForBoth ? 12 : 45)
        let names = Set(things(.extension).map(\.name))
        return TypeFacts.all.filter { facts in
            if let needed = facts.needed, !names.contains(needed) { return false }
            return facts.isPostgreSQL == wantsPostgreSQL
        }
    }
}
