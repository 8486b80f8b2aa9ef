import SchemagenModel

/// A random schema over the whole language, in the making: the same for the same numbers.
///
/// What it is made of is drawn from lists of recipes, a file a concept. A thing or an edit that makes no schema of the
/// language is taken back, so that recipes need not know all of its rules.
struct RandomSchema {
    struct Settings {
        var databases: [Database]
        /// Patterns for names by kind of object.
        var naming: [String: String] = [:]
        var isOnline = true
        var enumStorage: String?
        var sqliteStorage: String?
        var hasComments = false
    }

    var settings: Settings
    var things: [Thing] = []
    /// What takes the place of cases that went, by their numbers.
    var replacements: [Int: Int] = [:]
    /// Names that something had, which something else may take.
    var retired: [String] = []
    /// The edits that were made, by their kinds.
    private(set) var edits: [String] = []
    /// Why edits were taken back, by code, for who looks for recipes that never work.
    private(set) var refusals: [String] = []
    private var last = 0
    /// The last number of what was there before the edits.
    private(set) var settled = 0

    init(_ random: inout RandomNumbers, databases: [Database] = [.postgresql, .sqlite]) {
        settings = Settings(databases: databases)
        settings.isOnline = random.chance(60)
        settings.hasComments = random.chance(25)
        if random.chance(15) { changeNaming(&random) }
        if random.chance(10) { settings.enumStorage = "check" }
        if random.chance(15) { settings.sqliteStorage = random.pick(["declared", "plain"]) }
        for growth in Self.growths where holds(growth.databases) {
            for _ in 0..<random.below(growth.most + 1) { attempt(&random, growth.make) }
        }
        if tables.isEmpty { attempt(&random, Self.plainTable) }
        settled = last
    }

    // MARK: Growth

    /// Something that a schema may have at its top.
    struct Growth: Sendable {
        var label: String
        var most: Int
        /// The databases of which the schema must be for one.
        var databases: Set<Database> = [.postgresql, .sqlite]
        var make: @Sendable (inout RandomSchema, inout RandomNumbers) -> Bool
    }

    /// In the order in which one can stand on another.
    static let growths: [Growth] = [
        Growth(label: "namespace", most: 2) { $0.addNamespace(&$1) },
        Growth(label: "extension", most: 1, databases: [.postgresql]) { $0.addExtension(&$1) },
        Growth(label: "enum", most: 2) { $0.addEnum(&$1) },
        Growth(label: "type", most: 2) { $0.addType(&$1) },
        Growth(label: "sequence", most: 1, databases: [.postgresql]) { $0.addSequence(&$1) },
        Growth(label: "function", most: 1, databases: [.postgresql]) { $0.addFunction(&$1) },
        Growth(label: "mixin", most: 1) { $0.addMixin(&$1) },
        Growth(label: "table", most: 4) { $0.addTable(&$1) },
        Growth(label: "virtual table", most: 1, databases: [.sqlite]) { $0.addVirtualTable(&$1) },
        Growth(label: "foreign key", most: 3) { $0.addForeignKey(&$1) },
        Growth(label: "view", most: 2) { $0.addView(&$1) },
        Growth(label: "sql", most: 2) { $0.addOpaque(&$1) },
        Growth(label: "mark", most: 6) { $0.addMark(&$1) },
    ]

    @Sendable private static func plainTable(_ schema: inout RandomSchema, _ random: inout RandomNumbers) -> Bool {
        var table = Thing(schema.number(), .table, "table")
        table.name = schema.fresh(&random, capital: true)
        table.children = [schema.identity(&random)]
        schema.things.append(table)
        return true
    }

    func holds(_ databases: Set<Database>) -> Bool { !databases.isDisjoint(with: settings.databases) }
    var isForBoth: Bool { settings.databases.count == 2 }
    var isPostgreSQL: Bool { settings.databases.contains(.postgresql) }
    var isSQLite: Bool { settings.databases.contains(.sqlite) }
    /// What something has to say that only one database has.
    func only(_ database: Database) -> Database? { isForBoth ? database : nil }

    mutating func number() -> Int {
        last += 1
        return last
    }

    /// Does something to the schema that is taken back where no schema of the language comes of it.
    @discardableResult
    mutating func attempt(
        _ random: inout RandomNumbers, _ change: (inout RandomSchema, inout RandomNumbers) -> Bool
    ) -> Bool {
        var copy = self
        guard change(&copy, &random), copy.fillsFromFilled, copy.suitsTexts else { return false }
        let result = SchemaText.resolve(SchemaWriter(copy).text())
        guard result.schema != nil else {
            refusals += result.errors.map { "\($0.code): \($0.message)" }
            return false
        }
        self = copy
        return true
    }

    /// Edits the schema in one way out of many.
    mutating func edit(_ random: inout RandomNumbers) {
        for _ in 0..<6 {
            let edit = random.pick(Self.edits)
            guard holds(edit.databases) else { continue }
            if attempt(&random, edit.make) {
                edits.append(edit.label)
                return
            }
        }
    }

    // MARK: Looking things up

    func things(_ kinds: Thing.Kind...) -> [Thing] { things.filter { kinds.contains($0.kind) } }
    var tables: [Thing] { things(.table) }
    var all: [Thing] { things.flatMap(\.all) }

    func thing(_ number: Int) -> Thing? { all.first { $0.number == number } }

    /// The thing around another one.
    func parent(of number: Int) -> Thing? { all.first { $0.children.contains { $0.number == number } } }

    /// Changes a thing wherever it stands.
    mutating func update(_ number: Int, _ change: (inout Thing) -> Void) {
        func visit(_ list: inout [Thing]) -> Bool {
            for offset in list.indices {
                if list[offset].number == number {
                    change(&list[offset])
                    return true
                }
                if visit(&list[offset].children) { return true }
            }
            return false
        }
        _ = visit(&things)
    }

    /// The columns of a table, those of its mixins too.
    func columns(of table: Thing) -> [Thing] {
        let mixed = table.mixins.flatMap { thing($0)?.children ?? [] }
        return (table.children + mixed).filter { $0.kind == .column }
    }

    /// Takes a thing out, with everything that cannot be without it.
    mutating func remove(_ number: Int) {
        guard let thing = thing(number) else { return }
        var gone = thing.numbers
        if thing.kind == .namespace { gone = [number] }
        remove(gone)
    }

    /// Takes things out, with everything that cannot be without them.
    mutating func remove(_ numbers: Set<Int>) {
        var gone = numbers
        var isGrowing = true
        func isLost(_ thing: Thing) -> Bool { gone.contains(thing.number) || !thing.needs.isDisjoint(with: gone) }
        while isGrowing {
            isGrowing = false
            for thing in all where isLost(thing) && !thing.numbers.isSubset(of: gone) {
                gone.formUnion(thing.numbers)
                isGrowing = true
            }
        }
        // The name of an extension is none of the schema's own.
        for thing in all where gone.contains(thing.number) && thing.kind != .extension {
            retired += [thing.name, thing.sqlName ?? ""]
        }
        func prune(_ list: [Thing]) -> [Thing] {
            list.filter { !gone.contains($0.number) }.map { thing in
                var copy = thing
                copy.children = prune(thing.children)
                return copy
            }
        }
        things = prune(things)
        for offset in things.indices { things[offset].forget(gone) }
    }
}
