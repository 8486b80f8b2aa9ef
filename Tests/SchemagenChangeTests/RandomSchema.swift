/// A schema in the making, whose things keep their numbers while everything else about them changes: what is the same
/// before and after is known, so that the hints can be written.
struct RandomSchema {
    struct Kind {
        var text: String
        /// Types that take all of its values.
        var wider: [String] = []
        var literals: [String]
    }

    struct Column {
        var number: Int
        var name: String
        var type: String
        var isNullable: Bool
        var defaultValue: String?
        var isUnique = false
        var isIndexed = false
        var check: String?
        /// The number of the table that it refers to.
        var target: Int?
        var action = ""
        var backfill: String?
        var isTouched = false
        var generated: String?
    }

    struct Table {
        var number: Int
        var name: String
        var sqlName: String
        var columns: [Column]
        /// Columns by their numbers.
        var indexes: [(columns: [Int], name: String)] = []
        var uniques: [(columns: [Int], name: String)] = []
        var hasIdentity = true
        var isAutoincrement = false
    }

    struct Case {
        var number: Int
        var name: String
    }

    struct Enumeration {
        var number: Int
        var name: String
        var cases: [Case]
        var isCheck: Bool
        /// What takes the place of cases that go, by their numbers.
        var replacements: [(gone: Int, by: Int)] = []
    }

    struct View {
        var number: Int
        var name: String
        var table: Int
        var column: Int
        var limit: Int
    }

    var tables: [Table] = []
    var enums: [Enumeration] = []
    var views: [View] = []
    var isOnline = true
    private var last = 0
    /// The last number of what was there before the edits.
    private(set) var settled = 0

    private static let words = [
        "alpha", "beta", "order", "select", "user", "group", "größe", "naïve", "table", "delta", "index", "value",
        "check", "from", "total", "name", "size", "kind", "where", "limit",
    ]

    static let kinds: [String: Kind] = [
        "Int16": Kind(text: "Int16", wider: ["Int32", "Int64"], literals: ["1", "-3", "32767"]),
        "Int32": Kind(text: "Int32", wider: ["Int64", "Double"], literals: ["0", "7", "-2147483648"]),
        "Int64": Kind(text: "Int64", literals: ["0", "9", "9007199254740993"]),
        "Double": Kind(text: "Double", literals: ["0.5", "-1.25"]),
        "Bool": Kind(text: "Bool", literals: ["true", "false"]),
        "String(20)": Kind(
            text: "String(20)", wider: ["String(50)", "String"], literals: ["\"a\"", "\"it's\"", "\"é\""]),
        "String(50)": Kind(text: "String(50)", wider: ["String"], literals: ["\"\"", "\"b\""]),
        "String": Kind(text: "String", literals: ["\"x\"", "\"%\""]),
        "UUID": Kind(text: "UUID", literals: ["uuid()"]),
        "Timestamp": Kind(text: "Timestamp", literals: ["now()"]),
        "LocalDate": Kind(text: "LocalDate", literals: ["today()"]),
        "Decimal(8, 2)": Kind(text: "Decimal(8, 2)", wider: ["Decimal(12, 2)"], literals: ["1.25", "0.0"]),
        "Decimal(12, 2)": Kind(text: "Decimal(12, 2)", literals: ["99.5"]),
        "JSON": Kind(text: "JSON", literals: ["{}"]),
    ]

    init(_ random: inout RandomNumbers) {
        isOnline = random.chance(60)
        for _ in 0..<random.below(3) { addEnum(&random) }
        for _ in 0..<(1 + random.below(4)) { addTable(&random) }
        for _ in 0..<random.below(3) { addForeignKey(&random) }
        for _ in 0..<random.below(2) { addView(&random) }
        settled = last
    }

    private mutating func number() -> Int {
        last += 1
        return last
    }

    /// A name that nothing else in the list has.
    private mutating func name(_ random: inout RandomNumbers, besides taken: [String], capital: Bool = false) -> String
    {
        let word = random.pick(Self.words)
        let base = capital ? word.prefix(1).uppercased() + word.dropFirst() : word
        if !taken.contains(where: { $0.lowercased() == base.lowercased() }), !capital { return base }
        return base + String(number())
    }

    // MARK: Growth

    mutating func addEnum(_ random: inout RandomNumbers) {
        var cases: [Case] = []
        for _ in 0..<(2 + random.below(3)) {
            cases.append(Case(number: number(), name: "c\(number())"))
        }
        enums.append(
            Enumeration(
                number: number(), name: name(&random, besides: [], capital: true), cases: cases,
                isCheck: random.chance(30)))
    }

    mutating func addTable(_ random: inout RandomNumbers) {
        let type = name(&random, besides: [], capital: true)
        var table = Table(number: number(), name: type, sqlName: type.lowercased(), columns: [])
        table.isAutoincrement = random.chance(20)
        for _ in 0..<(1 + random.below(5)) { addColumn(to: &table, &random, isNew: true) }
        tables.append(table)
        for _ in 0..<random.below(3) { addIndex(tables.count - 1, &random) }
    }

    mutating func addColumn(to table: inout Table, _ random: inout RandomNumbers, isNew: Bool) {
        let taken = table.columns.map(\.name) + ["id"]
        let name = isNew ? self.name(&random, besides: taken) : "f\(random.below(1_000_000))"
        var column = Column(number: number(), name: name, type: "", isNullable: random.chance(50))
        if !enums.isEmpty, random.chance(20) {
            let choice = random.pick(enums)
            column.type = "enum \(choice.number)"
            if random.chance(50) { column.defaultValue = ".\(random.pick(choice.cases).number)" }
        } else {
            column.type = random.pick(Self.kinds.keys.sorted())
            let kind = Self.kinds[column.type]!
            if random.chance(50) { column.defaultValue = random.pick(kind.literals) }
            if column.type.hasPrefix("Int"), random.chance(20) { column.check = "> -100000" }
            if column.type.hasPrefix("Int"), random.chance(10), column.type != "Int64" {
                column.generated = "id % 7"
                column.defaultValue = nil
                column.isNullable = true
                column.type = "Int64"
                column.check = nil
            }
            column.isTouched = column.type == "Timestamp" && random.chance(30) && column.generated == nil
        }
        if column.type != "JSON" {
            column.isIndexed = random.chance(20)
            column.isUnique = column.isNullable && column.defaultValue == nil && random.chance(15)
        }
        if !isNew, !column.isNullable, column.defaultValue == nil, column.generated == nil {
            column.backfill = fill(column, &random)
        }
        table.columns.append(column)
    }

    /// A value for rows that have none.
    func fill(_ column: Column, _ random: inout RandomNumbers) -> String {
        if column.type.hasPrefix("enum ") {
            let number = Int(column.type.dropFirst(5))!
            return ".\(enums.first { $0.number == number }!.cases[0].number)"
        }
        return Self.kinds[column.type]!.literals[0]
    }

    mutating func addIndex(_ offset: Int, _ random: inout RandomNumbers) {
        let usable = tables[offset].columns.filter { $0.type != "JSON" }
        guard !usable.isEmpty else { return }
        var columns = [random.pick(usable).number]
        let second = random.pick(usable).number
        if second != columns[0], random.chance(50) { columns.append(second) }
        if tables[offset].indexes.contains(where: { $0.columns == columns }) { return }
        tables[offset].indexes.append((columns, "i\(number())"))
    }

    mutating func addForeignKey(_ random: inout RandomNumbers) {
        guard !tables.isEmpty else { return }
        let (from, to) = (random.below(tables.count), random.below(tables.count))
        let taken = tables[from].columns.map(\.name)
        var column = Column(
            number: number(),
            name: settled == 0 ? name(&random, besides: taken + ["id"]) : "r\(random.below(1_000_000))",
            type: "", isNullable: true)
        column.target = tables[to].number
        column.isIndexed = random.chance(70)
        column.action = random.pick(["", " @onDelete(cascade)", " @onDelete(setNull)"])
        tables[from].columns.append(column)
    }

    mutating func addView(_ random: inout RandomNumbers) {
        guard let table = tables.randomElement(using: &random) else { return }
        let numeric = table.columns.filter { $0.type.hasPrefix("Int") }
        guard !numeric.isEmpty else { return }
        views.append(
            View(
                number: number(), name: name(&random, besides: [], capital: true) + "View", table: table.number,
                column: random.pick(numeric).number, limit: random.below(100)))
    }
}
