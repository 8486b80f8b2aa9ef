import Foundation

/// Random PostgreSQL schemas: the same for the same seed.
struct RandomPostgreSQLSchema {
    struct Column {
        var name: String
        /// As it is compared: `integer`, `text`; the whole type where nothing is known of it.
        var type: String
        var isRequired: Bool
    }

    struct Table {
        var name: String
        var columns: [Column]
        /// The primary key, or nothing.
        var key: [Column]
        /// Its partitions, without those in them; none of a table that is not divided.
        var partitions: [String] = []
        var isPartitioned: Bool { !partitions.isEmpty }
    }

    /// A function that expressions can call: of one argument, or of none.
    struct Function {
        var name: String
        var argument: String?
        var result: String
    }

    private var state: UInt64
    private let tableCount: ClosedRange<Int>
    var tables: [Table] = []
    var views: [Table] = []
    var enumerations: [(name: String, labels: [String])] = []
    var domains: [(name: String, base: String)] = []
    var composites: [String] = []
    var sequences: [String] = []
    var functions: [Function] = []
    var triggerFunctions: [String] = []
    private var taken: Set<String> = []

    /// What partitions have is drawn apart: more of it leaves the rest of a seed's schema as it is.
    private var partitionState: UInt64

    /// One with so many tables, partitions not counted.
    init(seed: UInt64, tables: ClosedRange<Int> = 5...15) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678
        partitionState = ~state
        tableCount = tables
    }

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    mutating func chance(_ percent: Int) -> Bool { next(100) < percent }

    mutating func apart<Value>(_ draw: (inout Self) -> Value) -> Value {
        swap(&state, &partitionState)
        defer { swap(&state, &partitionState) }
        return draw(&self)
    }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[next(values.count)] }

    /// The statements, each with `;` and a new line behind it.
    mutating func script() -> String {
        let count = tableCount.lowerBound + next(tableCount.count)
        // What is rare in a schema of ten tables is still there where there are hundreds.
        let scale = max(1, count / 10)
        func times(_ most: Int) -> Int { most * scale }
        var text = "CREATE SCHEMA other;\nCREATE SCHEMA \"Odd Schema\";\n"
        for _ in 0..<next(times(4)) { text += enumeration() }
        for _ in 0..<next(times(4)) { text += domain() }
        for _ in 0..<next(times(2)) { text += compositeType() }
        for _ in 0..<next(times(3)) {
            let name = object("numbers")
            sequences.append(name)
            text +=
                "CREATE SEQUENCE \(name)\(pick(["", " START 100", " INCREMENT BY 5 CYCLE", " AS integer"]));\n"
        }
        for _ in 0..<next(times(4)) { text += function() }
        for _ in 0..<count { text += chance(12) ? partitioned() : table() }
        for _ in 0..<next(times(2)) { text += child() }
        for place in tables.indices {
            for _ in 0..<next(3) { text += foreignKey(place) }
            for _ in 0..<next(4) { text += index(tables[place]) }
            text += extras(tables[place])
        }
        for _ in 0..<next(times(5)) { text += view() }
        for _ in 0..<next(times(2)) { text += routine() }
        for _ in 0..<next(times(2)) { text += other() }
        return text
    }

    // MARK: Names

    /// A name that nothing in the database has yet, with its schema.
    mutating func object(_ word: String) -> String {
        let name = fresh(word)
        return chance(15) ? "other.\(name)" : chance(5) ? "\"Odd Schema\".\(name)" : name
    }

    mutating func fresh(_ word: String) -> String {
        while true {
            let stem = pick([
                "order", "user", "lead", "item", "tag", "note", "plan", "größe", "select", "box", "data",
            ])
            let name = spelled(
                pick(["\(stem)_\(word)", "\(stem)\(word)", "\(word)_of_\(stem)s", "\(stem)s"]))
            if taken.insert(name).inserted { return name }
            let other = spelled("\(stem)_\(word)_\(next(1000))")
            if taken.insert(other).inserted { return other }
        }
    }

    /// A name with quotes where it needs some, in one of several cases.
    mutating func spelled(_ name: String) -> String {
        let forms = [
            name, name, name, name, name.uppercased(), camel(name), "\(name) \(next(9))", "\(name)-é",
            "1\(name)",
        ]
        return "\"\(pick(forms))\""
    }

    func camel(_ name: String) -> String {
        name.split(separator: "_").enumerated().map {
            $0.offset == 0 ? String($0.element) : $0.element.capitalized
        }
        .joined()
    }

    /// A name of what stands in the schema of another thing, with that schema.
    func beside(_ thing: String, _ name: String) -> String {
        guard let dot = thing.range(of: "\".\"") ?? thing.range(of: ".\"") else { return name }
        let end = thing[dot.lowerBound] == "." ? dot.lowerBound : thing.index(after: dot.lowerBound)
        return "\(thing[..<end]).\(name)"
    }

    func bare(_ name: String) -> String {
        String(name.split(separator: ".").last ?? "").filter { $0 != "\"" }
    }

    // MARK: Types

    mutating func enumeration() -> String {
        let name = object("kind")
        let all = ["new", "in progress", "Done", "it''s", "1st", "init", "größer", "a-b", "A_B", "nil"]
        let labels = (0..<(1 + next(all.count))).map { all[$0] }
        enumerations.append((name, labels))
        return "CREATE TYPE \(name) AS ENUM (\(labels.map { "'\($0)'" }.joined(separator: ", ")));\n"
    }

    mutating func domain() -> String {
        let name = object("domain")
        let (base, check) = pick([
            ("integer", "VALUE > 0"), ("text", "length(VALUE) < 100"),
            ("numeric(10,2)", "VALUE >= 0 AND VALUE < 1000"),
            ("varchar(20)", "VALUE <> ''"), ("text", "VALUE ~ '^[a-z]+$'"), ("bigint", "VALUE % 2 = 0"),
        ])
        domains.append((name, base))
        let named = chance(30) ? " CONSTRAINT \(fresh("rule"))" : ""
        let notNull = chance(10) ? " NOT NULL" : ""
        let text =
            "CREATE DOMAIN \(name) AS \(base)\(notNull)\(chance(80) ? "\(named) CHECK (\(check))" : "");\n"
        guard apart({ $0.chance(25) }) else { return text }
        let other = apart { $0.object("domain") }
        domains.append((other, base))
        return text + "CREATE DOMAIN \(other) AS \(name)\(apart { $0.chance(50) ? " CHECK (\(check))" : "" });\n"
    }

    mutating func compositeType() -> String {
        let name = object("parts")
        let members = columnNames(1 + next(4)).map { column in
            let type = type().text
            return "\(column) \(type)\(type == "text" && chance(20) ? " COLLATE \"C\"" : "")"
        }
        composites.append(name)
        return "CREATE TYPE \(name) AS (\(members.joined(separator: ", ")));\n"
    }

    /// A type with defaults that fit.
    mutating func type() -> (text: String, compared: String, defaults: [String]) {
        if !composites.isEmpty, chance(4) {
            let name = pick(composites)
            return chance(70) ? (name, "composite", ["NULL"]) : ("\(name)[]", "composite", ["'{}'"])
        }
        if !enumerations.isEmpty, chance(3) {
            let name = pick(enumerations).name
            return ("\(name)[]", "\(name)[]", ["'{}'", "ARRAY[]::\(name)[]"])
        }
        if !enumerations.isEmpty, chance(12) {
            let enumeration = pick(enumerations)
            let values = enumeration.labels.map { "'\($0)'" }
            return (
                enumeration.name, enumeration.name,
                values + ["'\(enumeration.labels[0])'::text::\(enumeration.name)"]
            )
        }
        if !domains.isEmpty, chance(12) {
            let domain = pick(domains)
            return (
                domain.name, "domain",
                domain.base.hasPrefix("text") || domain.base.hasPrefix("varchar") ? ["'abc'"] : ["4"]
            )
        }
        let (text, defaults) = pick([
            ("smallint", ["0", "-1", "'7'"]),
            ("integer", ["0", "-1", "(1 + 2)", "'5'::integer", "1::bigint"]),
            ("integer", ["42"]), ("bigint", ["0", "9223372036854775807", "-9223372036854775808", "1.0"]),
            ("real", ["0", "1.5", "'NaN'"]),
            ("double precision", ["0", "-1.25", "1e10", "'Infinity'", "random()"]),
            ("numeric", ["0", "1.10", "-0.5", "1e3"]), ("numeric(10,2)", ["0", "0.00", "12.5"]),
            ("numeric(5,0)", ["3"]),
            (
                "text",
                ["''", "'x'", "'it''s'", "E'a\\nb'", "'a' || 'b'", "NULL", "'\\'", "upper('a')", "'\"q\"'"]
            ),
            ("text", ["'new'::varchar"]), ("varchar", ["'v'", "'v'::text"]),
            ("varchar(40)", ["'new'", "''", "'é'"]),
            ("char(3)", ["'abc'"]), ("boolean", ["true", "false", "'t'", "(NOT true)", "NULL"]),
            ("date", ["'2020-02-29'", "CURRENT_DATE", "now()", "'infinity'"]),
            ("time", ["'12:30'", "LOCALTIME"]),
            (
                "timestamp",
                ["now()", "'2020-01-01 10:00'", "LOCALTIMESTAMP", "(now() AT TIME ZONE 'utc')"]
            ),
            (
                "timestamptz",
                ["now()", "CURRENT_TIMESTAMP", "'2020-01-01 00:00:00+00'", "now() + '1 day'"]
            ),
            ("timestamptz(3)", ["now()", "clock_timestamp()"]), ("interval", ["'1 day'", "'01:00'"]),
            ("uuid", ["gen_random_uuid()", "'00000000-0000-0000-0000-000000000001'"]),
            ("jsonb", ["'{}'", "'[]'", "'{\"a\": 1}'", "'null'"]), ("json", ["'{}'", "'[1]'"]),
            ("bytea", ["'\\x00ff'", "''"]), ("inet", ["'10.0.0.1'"]),
            ("text[]", ["'{}'", "ARRAY['a']", "ARRAY[]::text[]"]),
            ("integer[]", ["'{}'", "'{1,2}'"]), ("int4range", ["'[1,5)'"]), ("bit(4)", ["B'1010'"]),
            ("money", ["1"]),
            ("tsvector", ["''"]), ("xml", []), ("point", ["'(1,2)'"]), ("varchar(5)[]", ["'{a}'"]),
            ("macaddr", []),
        ])
        return (text, text, defaults)
    }
}
