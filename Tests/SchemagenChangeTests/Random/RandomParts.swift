import SchemagenModel

/// Something that a table may have besides columns, drawn for a table that is there.
struct PartRecipe: Sendable {
    var label: String
    /// The one database that knows it; nil for all.
    var database: Database?
    var make: @Sendable (inout RandomSchema, Thing, inout RandomNumbers) -> Thing?

    init(
        _ label: String, _ database: Database? = nil,
        _ make: @escaping @Sendable (inout RandomSchema, Thing, inout RandomNumbers) -> Thing?
    ) {
        self.label = label
        self.database = database
        self.make = make
    }

    static let all = indexes + uniques + checks + exclusions
}

extension RandomSchema {
    /// Adds an index, a constraint or a column to a table.
    mutating func addPart(to number: Int, _ random: inout RandomNumbers) -> Bool {
        guard let table = thing(number) else { return false }
        if random.chance(12) {
            guard let column = generated(table, &random) else { return false }
            update(number) { $0.children.append(column) }
            return true
        }
        let isDivided = table.children.contains { $0.kind == .partitioning }
        // Before version 17 PostgreSQL has no exclusion constraints on tables with partitions.
        let recipe = random.pick(
            isDivided ? PartRecipe.indexes + PartRecipe.uniques + PartRecipe.checks : PartRecipe.all)
        if let database = recipe.database, !settings.databases.contains(database) { return false }
        guard var part = recipe.make(&self, table, &random) else { return false }
        part.label = recipe.label
        if let database = recipe.database { part.only = only(database) }
        // What only one database has of its columns, it has alone.
        for column in columns(of: table) where part.value.mentions.union(part.tail.mentions).contains(column.number) {
            if let other = column.only {
                if let mine = part.only, mine != other { return false }
                part.only = other
            }
        }
        if part.kind != .check, part.sqlName == nil, random.chance(50) {
            part.sqlName = random.chance(60) ? "p\(self.number())" : sqlName(&random)
        }
        if random.chance(20) { part.comment = remark(&random) }
        update(number) { $0.children.append(part) }
        return true
    }

    func some(_ table: Thing, _ trait: TypeFacts.Traits, _ random: inout RandomNumbers) -> Thing? {
        columns(of: table).filter { has(trait, $0) && $0.mark("generated")?.label != "@generated virtual" }
            .randomElement(using: &random)
    }

    /// One to three different columns that indexes take.
    func keys(_ table: Thing, _ random: inout RandomNumbers, most: Int = 3) -> [Thing]? {
        let found = columns(of: table).filter { has(.ordered, $0) }.shuffled(using: &random)
            .prefix(1 + random.below(most))
        return found.isEmpty ? nil : Array(found)
    }
}

extension PartRecipe {
    private static func part(
        _ schema: inout RandomSchema, _ kind: Thing.Kind, _ value: Phrase, _ tail: Phrase = Phrase(),
        wanted: TypeFacts.Traits? = nil
    ) -> Thing {
        var thing = Thing(schema.number(), kind, "")
        thing.value = value
        thing.wanted = wanted
        thing.tail = tail
        return thing
    }

    private static func list(_ columns: [Thing]) -> Phrase { ", ".joined(columns.map { "\(name: $0.number)" }) }

    static let indexes: [PartRecipe] = [
        PartRecipe("index") { schema, table, random in
            schema.keys(table, &random).map { part(&schema, .index, list($0)) }
        },
        PartRecipe("index desc") { schema, table, random in
            schema.keys(table, &random).map { columns in
                part(
                    &schema, .index,
                    ", ".joined(
                        columns.map {
                            "\(name: $0.number) \(random.pick(["desc", "asc", "desc nullsLast", "nullsFirst"]))"
                        })
                )
            }
        },
        PartRecipe("index where") { schema, table, random in
            guard let columns = schema.keys(table, &random),
                let other = schema.columns(of: table).randomElement(using: &random)
            else { return nil }
            return part(
                &schema, .index, list(columns), "where \(name: other.number) \(random.pick(["==", "!="])) nil")
        },
        PartRecipe("unique index where") { schema, table, random in
            guard let columns = schema.keys(table, &random), let other = schema.some(table, .whole, &random) else {
                return nil
            }
            return part(&schema, .unique, list(columns), "where \(name: other.number) > \(String(random.below(100)))")
        },
        PartRecipe("index of expression") { schema, table, random in
            schema.some(table, .text, &random).map { column in
                part(&schema, .index, "\(random.pick(["lower", "upper", "trim"]))(\(name: column.number))")
            }
        },
        PartRecipe("index of sql") { schema, table, random in
            schema.some(table, .text, &random).map { column in
                part(&schema, .index, "\(query: "lower(\(sql: column.number))")", wanted: .text)
            }
        },
        PartRecipe("index of function", .postgresql) { schema, table, random in
            guard let function = schema.things(.opaque).first(where: { $0.label == "sql function" }),
                let column = schema.some(table, .text, &random)
            else { return nil }
            return part(
                &schema, .index, "\(query: "\(sql: function.number)(\(sql: column.number))")", wanted: .text)
        },
        PartRecipe("index collate") { schema, table, random in
            schema.some(table, .text, &random).map { column in
                part(
                    &schema, .index,
                    "\(name: column.number) collate(\(schema.isForBoth ? "postgresql: \"C\", sqlite: \"NOCASE\"" : schema.isSQLite ? "\"NOCASE\"" : "\"C\""))"
                )
            }
        },
        PartRecipe("index include", .postgresql) { schema, table, random in
            guard let columns = schema.keys(table, &random, most: 1),
                let other = schema.columns(of: table).randomElement(using: &random),
                other.number != columns[0].number
            else { return nil }
            return part(&schema, .index, list(columns), "include(\(name: other.number))")
        },
        PartRecipe("index using hash", .postgresql) { schema, table, random in
            guard let columns = schema.keys(table, &random, most: 1), !schema.has(.unhashed, columns[0]) else {
                return nil
            }
            return part(&schema, .index, list(columns), "using hash")
        },
        PartRecipe("index using brin", .postgresql) { schema, table, random in
            schema.some(table, .whole, &random).map { part(&schema, .index, list([$0]), "using brin") }
        },
        PartRecipe("index using gin", .postgresql) { schema, table, random in
            schema.some(table, .gin, &random).map { part(&schema, .index, list([$0]), "using gin") }
        },
        PartRecipe("index using gist", .postgresql) { schema, table, random in
            schema.some(table, .range, &random).map { part(&schema, .index, list([$0]), "using gist") }
        },
        PartRecipe("index ops", .postgresql) { schema, table, random in
            guard let column = schema.some(table, .text, &random) else { return nil }
            let isVarying = schema.plain(column.sort)?.text.hasSuffix(")") ?? false
            return part(
                &schema, .index,
                "\(name: column.number) ops(\"\(isVarying ? "varchar_pattern_ops" : "text_pattern_ops")\")",
                wanted: .text)
        },
    ]

    static let uniques: [PartRecipe] = [
        PartRecipe("unique") { schema, table, random in
            schema.keys(table, &random, most: 2).map { part(&schema, .unique, list($0)) }
        },
        PartRecipe("unique") { schema, table, random in
            schema.keys(table, &random, most: 1).map { part(&schema, .unique, list($0)) }
        },
        PartRecipe("unique include", .postgresql) { schema, table, random in
            guard let columns = schema.keys(table, &random, most: 1),
                let other = schema.columns(of: table).randomElement(using: &random),
                other.number != columns[0].number
            else { return nil }
            return part(&schema, .unique, list(columns), "include(\(name: other.number))")
        },
    ]

    static let checks: [PartRecipe] = [
        check("check of a number", .whole) { column, random in
            "\(name: column.number) > -\(String(100_000 + random.below(100_000)))"
        },
        check("check of a text", .text) { column, random in
            "length(\(name: column.number)) < \(String(100 + random.below(100)))"
        },
        PartRecipe("check of two columns") { schema, table, random in
            let columns = schema.columns(of: table).shuffled(using: &random)
            guard columns.count > 1 else { return nil }
            return named(
                &schema, &random,
                "\(name: columns[0].number) != nil || \(name: columns[1].number) == nil || \(name: columns[1].number) != nil"
            )
        },
        PartRecipe("check in sql") { schema, table, random in
            guard let column = schema.columns(of: table).randomElement(using: &random) else { return nil }
            return named(
                &schema, &random,
                "\(query: "\(sql: column.number) is null or \(sql: column.number) is not null")")
        },
        PartRecipe("check of a case") { schema, table, random in
            let columns = schema.columns(of: table).filter {
                if case .enumeration = $0.sort { return true }
                return false
            }
            guard let column = columns.randomElement(using: &random), case .enumeration(let number) = column.sort,
                let cases = schema.thing(number)?.children, cases.count > 1
            else { return nil }
            return named(
                &schema, &random,
                "\(name: column.number) in [.\(name: cases[0].number), .\(name: cases[1].number)] || \(name: column.number) != nil"
            )
        },
    ]

    private static func check(
        _ label: String, _ trait: TypeFacts.Traits,
        _ condition: @escaping @Sendable (Thing, inout RandomNumbers) -> Phrase
    ) -> PartRecipe {
        PartRecipe(label) { schema, table, random in
            guard let column = schema.some(table, trait, &random) else { return nil }
            return named(&schema, &random, condition(column, &random))
        }
    }

    private static func named(
        _ schema: inout RandomSchema, _ random: inout RandomNumbers, _ condition: Phrase
    ) -> Thing {
        var thing = part(&schema, .check, condition)
        thing.name = schema.fresh(&random)
        if random.chance(50) { thing.sqlName = schema.sqlName(&random) }
        return thing
    }

    static let exclusions: [PartRecipe] = [
        PartRecipe("exclude of a range", .postgresql) { schema, table, random in
            schema.some(table, .range, &random).map { column in
                part(&schema, .exclusion, "using gist (\(name: column.number) with \"&&\")", wanted: .range)
            }
        },
        PartRecipe("exclude with btree", .postgresql) { schema, table, random in
            schema.some(table, .whole, &random).map { column in
                part(&schema, .exclusion, "using btree (\(name: column.number) with \"=\")")
            }
        },
        PartRecipe("exclude where", .postgresql) { schema, table, random in
            guard schema.things(.extension).contains(where: { $0.name == "btree_gist" }),
                let column = schema.some(table, .whole, &random)
            else { return nil }
            return part(
                &schema, .exclusion, "using gist (\(name: column.number) with \"=\")",
                "where \(name: column.number) != nil")
        },
    ]
}
