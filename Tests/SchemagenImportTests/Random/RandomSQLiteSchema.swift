/// Random SQLite schemas: the same for the same seed.
struct RandomSQLiteSchema {
    private var state: UInt64
    private var tables: [(name: String, columns: [String], key: [String])] = []

    private let tableCount: ClosedRange<Int>
    private var views: [(name: String, column: String)] = []

    /// One with so many tables.
    init(seed: UInt64, tables: ClosedRange<Int> = 1...5) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678
        tableCount = tables
    }

    private mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    private mutating func chance(_ percent: Int) -> Bool { next(100) < percent }

    private mutating func pick<Value>(_ values: [Value]) -> Value { values[next(values.count)] }

    /// The statements, each with `;` and a new line behind it.
    mutating func script() -> String {
        let count = tableCount.lowerBound + next(tableCount.count)
        let scale = max(1, count / 5)
        var text = ""
        for number in 0..<count { text += table(number) }
        for number in 0..<next(4 * scale) { text += index(number) }
        for number in 0..<scale where chance(40) { text += view(number) }
        for number in 0..<scale where chance(40) {
            let table = pick(tables)
            text +=
                "CREATE TRIGGER \(quoted("on \(number)")) \(pick(["BEFORE", "AFTER"])) "
                + "\(pick(["DELETE", "INSERT", "UPDATE"])) ON \(table.name) BEGIN DELETE FROM \(table.name) "
                + "WHERE \(table.columns[0]) = 'a;b'; END;\n"
        }
        if chance(15) {
            text += "CREATE VIRTUAL TABLE search USING fts5(title, body, tokenize = 'porter');\n"
        }
        return text
    }

    private mutating func view(_ number: Int) -> String {
        let table = pick(tables)
        let source = !views.isEmpty && chance(40) ? pick(views) : (table.name, table.columns[0])
        let list = chance(50) ? " (x1)" : ""
        let name = chance(50) ? "view_\(number)" : quoted("View \(number)")
        views.append((name, list.isEmpty ? source.1 : "x1"))
        return "CREATE VIEW \(name)\(list) AS SELECT \(source.1) FROM \(source.0) -- all\n;\n"
    }

    private mutating func quoted(_ name: String) -> String {
        let (open, close) = pick([("\"", "\""), ("[", "]"), ("`", "`")])
        return open + name + close
    }

    private mutating func name(_ word: String) -> String {
        let forms = [
            word, word.uppercased(), "\(word)_id", "\(word) \(next(9))", "Ü\(word)", "select_\(word)",
        ]
        let form = pick(forms)
        return form.allSatisfy { $0.isLetter && $0.isASCII || $0 == "_" } && chance(70)
            ? form : quoted(form)
    }

    private let types = [
        "", "INTEGER", "INT", "TEXT", "REAL", "BLOB", "NUMERIC", "VARCHAR(20)", "DECIMAL(10, 2)",
        "DATETIME", "boolean",
        "UNSIGNED BIG INT", "json", "nvarchar (3)",
    ]
    private let actions = ["CASCADE", "SET NULL", "SET DEFAULT", "RESTRICT", "NO ACTION"]

    /// `a` to `z`, `ba` and so on.
    private func letters(_ number: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(number % 26)))
        return number < 26 ? letter : letters(number / 26) + letter
    }

    private mutating func table(_ number: Int) -> String {
        let name = name("table\(letters(number))")
        let isStrict = chance(15)
        var columns: [String] = []
        var lines: [String] = []
        var key: [String] = []
        var isWithoutRowid = false
        if chance(60) {
            let column = self.name("id")
            columns.append(column)
            key = [column]
            let type = pick(
                isStrict ? ["INTEGER", "TEXT"] : ["INTEGER", "INTEGER", "INT", "TEXT", "integer", ""])
            let isAlias = type.uppercased() == "INTEGER"
            let tail =
                isAlias && chance(40)
                ? " AUTOINCREMENT"
                : isAlias && chance(10) ? " DESC" : chance(20) ? " ON CONFLICT \(conflict())" : ""
            let before = chance(30) ? " NOT NULL" : ""
            lines.append(
                "\(column) \(type)\(before)\(chance(20) ? " CONSTRAINT key\(number)" : "") PRIMARY KEY\(tail)"
            )
            isWithoutRowid = !tail.contains("AUTO") && chance(15)
        }
        for place in 0..<(1 + next(5)) {
            let column = self.name(["name", "size", "note", "kind", "due"][place])
            guard !columns.contains(column) else { continue }
            columns.append(column)
            lines.append(self.column(column, isStrict: isStrict))
        }
        if key.isEmpty, columns.count > 1, chance(60) {
            key = Array(columns.prefix(2))
            let list =
                "\(key[0])\(chance(15) ? " DESC" : ""), \(key[1])\(chance(10) ? " COLLATE NOCASE" : "")"
            lines.append("\(chance(30) ? "CONSTRAINT pk\(number) " : "")PRIMARY KEY (\(list))")
            isWithoutRowid = chance(20)
        }
        if chance(30) {
            let again = key.count == 2 && chance(30) ? key.joined(separator: ", ") : pick(columns)
            lines.append(
                "UNIQUE (\(again)\(chance(20) ? " COLLATE NOCASE" : ""))"
                    + (chance(20) ? " ON CONFLICT \(conflict())" : ""))
        }
        if chance(40) {
            lines.append("\(chance(40) ? "CONSTRAINT rule\(number) " : "")CHECK (\(condition(columns)))")
        }
        if chance(50) { lines.append(foreignKey(pick(columns))) }
        tables.append((name, columns, key))
        let options = (isWithoutRowid ? ["WITHOUT ROWID"] : []) + (isStrict ? ["STRICT"] : [])
        return
            "CREATE TABLE \(name) (\n  \(lines.joined(separator: ",\n  "))\n) \(options.joined(separator: ", "));\n"
    }

    private mutating func conflict() -> String {
        pick(["ROLLBACK", "ABORT", "FAIL", "IGNORE", "REPLACE"])
    }

    private mutating func column(_ name: String, isStrict: Bool) -> String {
        var text =
            "\(name) \(isStrict ? pick(["INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY"]) : pick(types))"
        if chance(8) {
            let kind = pick(["STORED", "VIRTUAL", ""])
            return text
                + " GENERATED ALWAYS AS (\(pick(["1 + 2", "'x' || 'y'", "length('abc')"]))) \(kind)"
        }
        let isRequired = chance(35)
        if isRequired { text += " NOT NULL\(chance(15) ? " ON CONFLICT \(conflict())" : "")" }
        if !isRequired, chance(6) { text += " CONSTRAINT named\(next(9)) NOT NULL" }
        if chance(40) {
            text +=
                " DEFAULT "
                + pick([
                    "0", "1", "-5", "1.5", "0.0", "'text'", "'it''s'", "NULL", "CURRENT_TIMESTAMP", "(1 + 1)",
                    "X'AB'",
                    "TRUE", "(datetime('now'))", "+3", "1e3",
                ])
        }
        if chance(20) { text += " COLLATE \(pick(["NOCASE", "rtrim", "BINARY"]))" }
        if chance(15) { text += " UNIQUE\(chance(20) ? " ON CONFLICT \(conflict())" : "")" }
        if chance(20) {
            text += "\(chance(30) ? " CONSTRAINT c\(next(99))" : "") CHECK (\(condition([name])))"
        }
        if chance(15) { text += " \(references())" }
        return text
    }

    private mutating func condition(_ columns: [String]) -> String {
        let column = pick(columns)
        return pick([
            "\(column) > 0", "\(column) IS NOT NULL", "\(column) IN ('a', 'b')", "length(\(column)) < 10",
            "\(column) >= 0 AND \(column) <= 100", "\(column) <> '' OR \(column) IS NULL",
            "(\(column) > 0) AND typeof(\(column)) = 'integer'", "\(column) LIKE '%x%' -- like\n",
            "\(column) BETWEEN 1 AND 9", "NOT \(column) = 4", "\(column) < \(pick(columns))",
            "lower(\(column)) = 'a'",
        ])
    }

    private mutating func references() -> String {
        let table = tables.isEmpty || chance(20) ? ("gone", ["id"], ["id"]) : pick(tables)
        var text = "REFERENCES \(table.0)"
        if chance(60) { text += " (\(chance(70) ? table.2.first ?? table.1[0] : pick(table.1)))" }
        if chance(50) { text += " ON DELETE \(pick(actions))" }
        if chance(20) { text += " ON UPDATE \(pick(actions))" }
        if chance(10) { text += " MATCH FULL" }
        if chance(20) {
            text += pick([" DEFERRABLE INITIALLY DEFERRED", " DEFERRABLE", " NOT DEFERRABLE"])
        }
        return text
    }

    private mutating func foreignKey(_ column: String) -> String {
        "\(chance(30) ? "CONSTRAINT fk\(next(99)) " : "")FOREIGN KEY (\(column)) \(references())"
    }

    private mutating func index(_ number: Int) -> String {
        let table = pick(tables)
        let column = pick(table.columns)
        let other = pick(table.columns)
        let key = pick([
            column, "\(column) DESC", "\(column) COLLATE NOCASE", "lower(\(column))", "\(column) || 'x'",
            column == other ? column : "\(column), \(other) DESC",
        ])
        let filter = chance(30) ? " WHERE \(condition(table.columns))" : ""
        let name = chance(50) ? "ix_\(number)" : quoted("Index \(number)")
        return
            "CREATE \(chance(20) ? "UNIQUE " : "")INDEX \(name) ON \(table.name) (\(key))\(filter);\n"
    }
}
