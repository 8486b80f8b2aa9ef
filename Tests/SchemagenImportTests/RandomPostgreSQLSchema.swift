/// Random PostgreSQL schemas of 5 to 15 tables: the same for the same seed.
struct RandomPostgreSQLSchema {
    private struct Column {
        var name: String
        /// As it is compared: `integer`, `text`; the whole type where nothing is known of it.
        var type: String
        var isRequired: Bool
    }

    private struct Table {
        var name: String
        var columns: [Column]
        /// The primary key, or nothing.
        var key: [Column]
        /// Its partitions, without those in them; none of a table that is not divided.
        var partitions: [String] = []
        var isPartitioned: Bool { !partitions.isEmpty }
    }

    private var state: UInt64
    private var tables: [Table] = []
    private var enumerations: [(name: String, labels: [String])] = []
    private var domains: [(name: String, base: String)] = []
    private var sequences: [String] = []
    private var taken: Set<String> = []

    /// What partitions have is drawn apart: more of it leaves the rest of a seed's schema as it is.
    private var partitionState: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678
        partitionState = ~state
    }

    private mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    private mutating func chance(_ percent: Int) -> Bool { next(100) < percent }

    private mutating func apart<Value>(_ draw: (inout Self) -> Value) -> Value {
        swap(&state, &partitionState)
        defer { swap(&state, &partitionState) }
        return draw(&self)
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value { values[next(values.count)] }

    /// The statements.
    mutating func script() -> String {
        var text = "CREATE SCHEMA other;\n"
        for _ in 0..<next(4) { text += enumeration() }
        for _ in 0..<next(4) { text += domain() }
        for _ in 0..<next(3) {
            let name = object("numbers")
            sequences.append(name)
            text += "CREATE SEQUENCE \(name)\(pick(["", " START 100", " INCREMENT BY 5 CYCLE", " AS integer"]));\n"
        }
        for _ in 0..<(5 + next(11)) { text += chance(12) ? partitioned() : table() }
        for place in tables.indices {
            for _ in 0..<next(3) { text += foreignKey(place) }
            for _ in 0..<next(4) { text += index(tables[place]) }
            if chance(15) {
                text += "COMMENT ON TABLE \(tables[place].name) IS '\(pick(["Short.", "Two\nlines", " odd "]))';\n"
            }
            if chance(15) {
                text += "COMMENT ON COLUMN \(tables[place].name).\(pick(tables[place].columns).name) IS 'It''s so.';\n"
            }
        }
        for _ in 0..<next(4) { text += view() }
        return text
    }

    // MARK: Names

    /// A name that nothing in the database has yet, with its schema.
    private mutating func object(_ word: String) -> String {
        let name = fresh(word)
        return chance(15) ? "other.\(name)" : name
    }

    private mutating func fresh(_ word: String) -> String {
        while true {
            let stem = pick(["order", "user", "lead", "item", "tag", "note", "plan", "größe", "select", "box", "data"])
            let name = spelled(pick(["\(stem)_\(word)", "\(stem)\(word)", "\(word)_of_\(stem)s", "\(stem)s"]))
            if taken.insert(name).inserted { return name }
            let other = spelled("\(stem)_\(word)_\(next(1000))")
            if taken.insert(other).inserted { return other }
        }
    }

    /// A name with quotes where it needs some, in one of several cases.
    private mutating func spelled(_ name: String) -> String {
        let forms = [
            name, name, name, name, name.uppercased(), camel(name), "\(name) \(next(9))", "\(name)-é", "1\(name)",
        ]
        return "\"\(pick(forms))\""
    }

    private func camel(_ name: String) -> String {
        name.split(separator: "_").enumerated().map { $0.offset == 0 ? String($0.element) : $0.element.capitalized }
            .joined()
    }

    private func bare(_ name: String) -> String {
        String(name.split(separator: ".").last ?? "").filter { $0 != "\"" }
    }

    // MARK: Types

    private mutating func enumeration() -> String {
        let name = object("kind")
        let all = ["new", "in progress", "Done", "it''s", "1st", "init", "größer", "a-b", "A_B", "nil"]
        let labels = (0..<(1 + next(all.count))).map { all[$0] }
        enumerations.append((name, labels))
        return "CREATE TYPE \(name) AS ENUM (\(labels.map { "'\($0)'" }.joined(separator: ", ")));\n"
    }

    private mutating func domain() -> String {
        let name = object("domain")
        let (base, check) = pick([
            ("integer", "VALUE > 0"), ("text", "length(VALUE) < 100"), ("numeric(10,2)", "VALUE >= 0 AND VALUE < 1000"),
            ("varchar(20)", "VALUE <> ''"), ("text", "VALUE ~ '^[a-z]+$'"), ("bigint", "VALUE % 2 = 0"),
        ])
        domains.append((name, base))
        let named = chance(30) ? " CONSTRAINT \(fresh("rule"))" : ""
        let notNull = chance(10) ? " NOT NULL" : ""
        return "CREATE DOMAIN \(name) AS \(base)\(notNull)\(chance(80) ? "\(named) CHECK (\(check))" : "");\n"
    }

    /// A type with defaults that fit.
    private mutating func type() -> (text: String, compared: String, defaults: [String]) {
        if !enumerations.isEmpty, chance(12) {
            let enumeration = pick(enumerations)
            let values = enumeration.labels.map { "'\($0)'" }
            return (
                enumeration.name, enumeration.name, values + ["'\(enumeration.labels[0])'::text::\(enumeration.name)"]
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
            ("smallint", ["0", "-1", "'7'"]), ("integer", ["0", "-1", "(1 + 2)", "'5'::integer", "1::bigint"]),
            ("integer", ["42"]), ("bigint", ["0", "9223372036854775807", "-9223372036854775808", "1.0"]),
            ("real", ["0", "1.5", "'NaN'"]), ("double precision", ["0", "-1.25", "1e10", "'Infinity'", "random()"]),
            ("numeric", ["0", "1.10", "-0.5", "1e3"]), ("numeric(10,2)", ["0", "0.00", "12.5"]),
            ("numeric(5,0)", ["3"]),
            ("text", ["''", "'x'", "'it''s'", "E'a\\nb'", "'a' || 'b'", "NULL", "'\\'", "upper('a')", "'\"q\"'"]),
            ("text", ["'new'::varchar"]), ("varchar", ["'v'", "'v'::text"]), ("varchar(40)", ["'new'", "''", "'é'"]),
            ("char(3)", ["'abc'"]), ("boolean", ["true", "false", "'t'", "NOT true", "NULL"]),
            ("date", ["'2020-02-29'", "CURRENT_DATE", "now()", "'infinity'"]), ("time", ["'12:30'", "LOCALTIME"]),
            ("timestamp", ["now()", "'2020-01-01 10:00'", "LOCALTIMESTAMP", "(now() AT TIME ZONE 'utc')"]),
            ("timestamptz", ["now()", "CURRENT_TIMESTAMP", "'2020-01-01 00:00:00+00'", "now() + '1 day'"]),
            ("timestamptz(3)", ["now()", "clock_timestamp()"]), ("interval", ["'1 day'", "'01:00'"]),
            ("uuid", ["gen_random_uuid()", "'00000000-0000-0000-0000-000000000001'"]),
            ("jsonb", ["'{}'", "'[]'", "'{\"a\": 1}'", "'null'"]), ("json", ["'{}'", "'[1]'"]),
            ("bytea", ["'\\x00ff'", "''"]), ("inet", ["'10.0.0.1'"]),
            ("text[]", ["'{}'", "ARRAY['a']", "ARRAY[]::text[]"]),
            ("integer[]", ["'{}'", "'{1,2}'"]), ("int4range", ["'[1,5)'"]), ("bit(4)", ["B'1010'"]), ("money", ["1"]),
            ("tsvector", ["''"]), ("xml", []), ("point", ["'(1,2)'"]), ("varchar(5)[]", ["'{a}'"]), ("macaddr", []),
        ])
        return (text, text, defaults)
    }

    // MARK: Tables

    private mutating func column(_ name: String) -> (text: String, column: Column) {
        let type = type()
        var text = "\(name) \(type.text)"
        let isText = ["text", "varchar", "varchar(40)"].contains(type.compared)
        if isText, chance(8) { text += " COLLATE \"C\"" }
        if ["integer", "bigint", "smallint"].contains(type.compared), chance(6) {
            text += " GENERATED \(pick(["ALWAYS", "BY DEFAULT"])) AS IDENTITY\(pick(["", " (START 10 INCREMENT 5)"]))"
            return (text, Column(name: name, type: type.compared, isRequired: true))
        }
        if ["integer", "bigint"].contains(type.compared), !sequences.isEmpty, chance(8) {
            let sequence = pick(sequences).split(separator: "'").joined()
            text += " DEFAULT nextval('\(sequence)')"
        } else if !type.defaults.isEmpty, chance(45) {
            text += " DEFAULT \(pick(type.defaults))"
        }
        let isRequired = chance(40)
        if isRequired { text += " NOT NULL" }
        let column = Column(name: name, type: type.compared, isRequired: isRequired)
        if chance(20) {
            text += "\(chance(30) ? " CONSTRAINT \(fresh("check"))" : "") CHECK (\(condition([column])))"
        }
        if isText || type.compared == "integer", chance(10) { text += " UNIQUE" }
        return (text, column)
    }

    private mutating func columnNames(_ count: Int) -> [String] {
        let words = [
            "name", "size", "note", "kind", "due_at", "user_id", "order", "is_open", "value", "a", "b", "price",
            "state", "x1",
            "created_at", "email_address", "type", "index",
        ]
        var names: [String] = []
        for _ in 0..<count {
            let name = spelled(pick(words))
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    private mutating func table() -> String {
        let name = object(pick(["row", "entry", "thing", "link"]))
        var lines: [String] = []
        var columns: [Column] = []
        var key: [Column] = []
        if chance(70) {
            let (type, compared) = pick([
                ("serial", "integer"), ("bigserial", "bigint"), ("integer", "integer"), ("text", "text"),
                ("bigint GENERATED ALWAYS AS IDENTITY", "bigint"), ("uuid DEFAULT gen_random_uuid()", "uuid"),
                ("integer GENERATED BY DEFAULT AS IDENTITY", "integer"), ("varchar(40)", "varchar(40)"),
            ])
            let column = Column(name: pick(["id", "id", "id", "\"ID\"", "code"]), type: compared, isRequired: true)
            lines.append("\(column.name) \(type)\(chance(20) ? " CONSTRAINT \(fresh("key"))" : "") PRIMARY KEY")
            columns.append(column)
            key = [column]
        }
        for column in columnNames(1 + next(8)) {
            let made = self.column(column)
            lines.append(made.text)
            columns.append(made.column)
        }
        let sortable = columns.filter(isSortable)
        if key.isEmpty, sortable.count > 1, chance(70) {
            key = Array((chance(50) ? sortable.reversed() : sortable).prefix(2))
            let constraint = chance(30) ? "CONSTRAINT \(fresh("key")) " : ""
            lines.append("\(constraint)PRIMARY KEY (\(list(key)))")
        }
        for _ in 0..<next(3) {
            let constraint = chance(40) ? "CONSTRAINT \(fresh("check")) " : ""
            lines.append("\(constraint)CHECK (\(condition(columns)))\(chance(5) ? " NO INHERIT" : "")")
        }
        if sortable.count > 1, chance(25) {
            let constraint = chance(30) ? "CONSTRAINT \(fresh("unique")) " : ""
            lines.append(
                "\(constraint)UNIQUE (\(list(Array(sortable.suffix(2)))))\(chance(15) ? " DEFERRABLE INITIALLY DEFERRED" : "")"
            )
        }
        let integers = columns.filter { $0.type == "integer" }
        if let first = integers.first, chance(15) {
            lines.append(
                "\"computed\" integer GENERATED ALWAYS AS (\(first.name) \(pick(["+ 1", "* 2", "% 7"]))) STORED")
        }
        tables.append(Table(name: name, columns: columns, key: key))
        let isUnlogged = chance(3)
        let options = chance(5) ? " WITH (fillfactor = 70)" : ""
        return
            "CREATE \(isUnlogged ? "UNLOGGED " : "")TABLE \(name) (\n  \(lines.joined(separator: ",\n  "))\n)\(options);\n"
    }

    private mutating func partitioned() -> String {
        let name = object("event")
        let (strategy, type, bounds) = pick([
            ("RANGE", "integer", ["FROM (MINVALUE) TO (10)", "FROM (10) TO (20)", "FROM (20) TO (MAXVALUE)"]),
            ("RANGE", "timestamptz", ["FROM ('2024-01-01 00:00:00+00') TO ('2025-01-01 00:00:00+00')"]),
            ("RANGE", "date", ["FROM ('2024-01-01') TO ('2025-01-01')", "FROM ('2025-01-01') TO (MAXVALUE)"]),
            ("LIST", "text", ["IN ('a', 'b')", "IN ('it''s')", "IN ('')"]),
            ("LIST", "integer", ["IN (1, 2)", "IN (3)"]),
            ("LIST", "boolean", ["IN (true)", "IN (false)"]),
            ("HASH", "bigint", ["WITH (MODULUS 2, REMAINDER 0)", "WITH (MODULUS 2, REMAINDER 1)"]),
        ])
        var columns = [
            Column(name: "id", type: "bigint", isRequired: true), Column(name: "\"At\"", type: type, isRequired: true),
        ]
        var lines = ["id bigint NOT NULL", "\"At\" \(type) NOT NULL"]
        for column in columnNames(1 + next(4)) {
            let made = self.column(column)
            // A unique constraint would have to hold the key of the partitions.
            if made.text.contains("UNIQUE") || made.text.contains("IDENTITY") { continue }
            lines.append(made.text)
            columns.append(made.column)
        }
        let hasKey = chance(60)
        if hasKey { lines.append("PRIMARY KEY (id, \"At\")") }
        var text =
            "CREATE TABLE \(name) (\n  \(lines.joined(separator: ",\n  "))\n) PARTITION BY \(strategy) (\"At\");\n"
        var partitions: [String] = []
        for bound in bounds {
            let partition = object("part")
            partitions.append(partition)
            let isDivided = apart { $0.chance(20) }
            let by = isDivided ? " PARTITION BY HASH (id)" : ""
            text += "CREATE TABLE \(partition) PARTITION OF \(name) FOR VALUES \(bound)\(by);\n"
            if isDivided {
                for remainder in 0..<2 {
                    let part = apart { $0.object("part") }
                    text += "CREATE TABLE \(part) PARTITION OF \(partition) "
                    text += "FOR VALUES WITH (MODULUS 2, REMAINDER \(remainder));\n"
                }
            }
            if chance(20) { text += "CREATE INDEX \(fresh("index")) ON \(partition) (\(columns[0].name));\n" }
        }
        if strategy != "HASH", chance(40) {
            partitions.append(object("rest"))
            text += "CREATE TABLE \(partitions[partitions.count - 1]) PARTITION OF \(name) DEFAULT;\n"
        }
        tables.append(
            Table(
                name: name, columns: columns, key: hasKey ? Array(columns.prefix(2)) : [], partitions: partitions))
        return text
    }

    // MARK: What belongs to tables

    private func isSortable(_ column: Column) -> Bool {
        !["json", "xml", "point", "domain"].contains(column.type)
    }

    private func list(_ columns: [Column]) -> String { columns.map(\.name).joined(separator: ", ") }

    private mutating func condition(_ columns: [Column]) -> String {
        let column = pick(columns)
        let name = column.name
        let some: [String]
        switch column.type {
        case "smallint", "integer", "bigint":
            some = [
                "\(name) > 0", "\(name) >= 0 AND \(name) <= 100", "\(name) BETWEEN 1 AND 9", "\(name) IN (1, 2, 3)",
                "\(name) % 2 = 0", "\(name) <> 7 OR \(name) IS NULL", "NOT (\(name) = 4)", "abs(\(name)) < 50",
                "-\(name) < 3",
                "\(name) * 2 + 1 > 3", "\(name) = ANY (ARRAY[1, 2])", "coalesce(\(name), 0) > -1", "\(name) > -5",
                "\(name) > 1.5", "\(name) < 3000000000",
            ]
        case "real", "double precision", "numeric", "numeric(10,2)", "numeric(5,0)":
            some = ["\(name) > 0", "\(name) >= 0.5", "\(name) < 1e6", "round(\(name)) = 4", "\(name) - 1 < 10.25"]
        case "text", "varchar", "varchar(40)":
            some = [
                "\(name) <> ''", "length(\(name)) > 2", "\(name) IN ('a', 'b')", "\(name) LIKE 'x%'", "\(name) ~ '^a'",
                "lower(\(name)) = \(name)", "char_length(\(name)) < 10", "\(name) = 'it''s' OR length(\(name)) = 1",
                "btrim(\(name)) <> ''", "\(name) || 'x' <> 'yx'", "\(name) NOT IN ('q', 'r')", "\(name) ILIKE '%a'",
                "\(name) = 'one'", "\(name) >= 'a' AND NOT \(name) > 'm'", "\(name) IN ('only')",
            ]
        case "boolean": some = [name, "NOT \(name)", "\(name) IS TRUE", "\(name) = false", "\(name) IS NOT FALSE"]
        case "date", "timestamp", "timestamptz", "timestamptz(3)":
            some = ["\(name) > '2000-01-01'", "\(name) IS NOT NULL"]
        default: some = ["\(name) IS NOT NULL", "\(name) IS NULL OR \(name) IS NOT NULL"]
        }
        let one = pick(some)
        guard columns.count > 1, chance(25) else { return one }
        let twin = columns.first { $0.type == column.type && $0.name != name && isSortable($0) }
        if let twin, chance(50) { return "\(name) \(pick(["<", "=", "<>", ">="])) \(twin.name)" }
        return "(\(one)) \(pick(["AND", "OR"])) (\(condition([pick(columns)])))"
    }

    private mutating func foreignKey(_ place: Int) -> String {
        let table = tables[place]
        let target = pick(tables)
        guard !target.key.isEmpty else { return "" }
        var columns: [String] = []
        for key in target.key {
            let match = table.columns.filter { $0.type == key.type && !columns.contains($0.name) }
            // A column of its own where none fits.
            columns.append(match.isEmpty || chance(40) ? "" : pick(match).name)
        }
        var text = ""
        for (number, key) in target.key.enumerated() where columns[number].isEmpty {
            let name = "\"\(bare(target.name).prefix(20))_\(bare(key.name).prefix(10))_\(next(100_000))\""
            text += "ALTER TABLE \(table.name) ADD COLUMN \(name) \(key.type);\n"
            tables[place].columns.append(Column(name: name, type: key.type, isRequired: false))
            columns[number] = name
        }
        let actions = ["CASCADE", "SET NULL", "RESTRICT", "NO ACTION", "SET DEFAULT"]
        // One of a partition alone now and then.
        let isOwn = table.isPartitioned && apart { $0.chance(40) }
        let owner = isOwn ? apart { $0.pick(table.partitions) } : table.name
        text += "ALTER TABLE \(owner) ADD\(chance(30) ? " CONSTRAINT \(fresh("fk"))" : "") FOREIGN KEY "
        text += "(\(columns.joined(separator: ", "))) REFERENCES \(target.name)"
        if chance(50) { text += " (\(list(target.key)))" }
        if target.key.count > 1, chance(20) { text += " MATCH FULL" }
        if chance(50) { text += " ON DELETE \(pick(actions))" }
        if chance(20) { text += " ON UPDATE \(pick(actions))" }
        if chance(20) { text += pick([" DEFERRABLE", " DEFERRABLE INITIALLY DEFERRED"]) }
        return text + ";\n"
    }

    private mutating func index(_ table: Table) -> String {
        let columns = table.columns.filter(isSortable)
        guard !columns.isEmpty else { return "" }
        let (first, second) = (pick(columns), pick(columns))
        var keys = [first.name]
        if second.name != first.name, chance(40) { keys.append(second.name) }
        if chance(25) { keys[0] += pick([" DESC", " NULLS FIRST", " DESC NULLS LAST"]) }
        var method = ""
        if first.type == "text" || first.type == "varchar(40)", chance(35) {
            keys[0] = pick(["lower(\(first.name))", "\(first.name) COLLATE \"C\"", "\(first.name) text_pattern_ops"])
        } else if first.type == "integer", chance(20) {
            keys[0] = "(\(first.name) + 1)"
        } else if first.type == "jsonb" || first.type.hasSuffix("[]"), chance(60) {
            (method, keys) = (" USING gin", [first.name])
        } else if chance(8) {
            (method, keys) = (" USING hash", [first.name])
        }
        let isUnique = method.isEmpty && !table.isPartitioned && chance(20)
        let include = method.isEmpty && chance(10) ? " INCLUDE (\(pick(table.columns).name))" : ""
        let filter = chance(25) ? " WHERE \(condition(table.columns))" : ""
        let name = chance(50) ? "" : "\(fresh("index")) "
        let what = "\(method) (\(keys.joined(separator: ", ")))\(include)\(filter);\n"
        if table.isPartitioned {
            if apart({ $0.chance(40) }) { return apart { $0.attached(table, what) } }
            // The same once more, under another name.
            if apart({ $0.chance(30) }) {
                return "CREATE INDEX \(name)ON \(table.name)\(what)CREATE INDEX ON \(table.name)\(what)"
            }
        }
        return "CREATE \(isUnique ? "UNIQUE " : "")INDEX \(name)ON \(table.name)\(what)"
    }

    /// An index whose parts are given to it one after the other, and not always all.
    private mutating func attached(_ table: Table, _ what: String) -> String {
        let space = table.name.hasPrefix("other.") ? "other." : ""
        let whole = fresh("index")
        var text = "CREATE INDEX \(whole) ON ONLY \(table.name)\(what)"
        for partition in table.partitions where chance(95) {
            let part = fresh("index")
            text += "CREATE INDEX \(part) ON \(partition)\(what)"
            if chance(20) { text += "CREATE INDEX \(fresh("index")) ON \(partition)\(what)" }
            let own = partition.hasPrefix("other.") ? "other." : ""
            text += "ALTER INDEX \(space)\(whole) ATTACH PARTITION \(own)\(part);\n"
        }
        return text
    }

    private mutating func view() -> String {
        let table = pick(tables)
        let name = object("view")
        let columns = Array(table.columns.prefix(1 + next(3)))
        let filter = chance(40) ? " WHERE \(condition(table.columns))" : ""
        let extra = chance(30) ? ", count(*) OVER () AS \"Count of all\"" : ""
        if chance(25) {
            return "CREATE MATERIALIZED VIEW \(name) AS SELECT \(list(columns))\(extra) FROM \(table.name)\(filter);\n"
        }
        let option = chance(15) ? " WITH (security_barrier)" : ""
        return "CREATE VIEW \(name)\(option) AS SELECT \(list(columns))\(extra) FROM \(table.name)\(filter);\n"
    }
}
