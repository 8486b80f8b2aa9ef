import Foundation
import SchemagenModel

/// Compares the rows that are there with those that the model says.
struct RowComparison {
    let table: Table
    let columns: [Column]
    let index: SchemaIndex
    let database: Database
    let when: String
    /// Whether the rows of inheriting tables are among them, for which no key holds.
    let isWhole: Bool
    private(set) var problems: [String] = []
    /// How many values the model had no word about.
    private(set) var unknown = 0
    private var made: [String: Set<Cell>] = [:]

    init(
        _ table: Table, _ columns: [Column], _ index: SchemaIndex, _ database: Database, when: String,
        isWhole: Bool = false
    ) {
        (self.table, self.columns, self.index, self.database) = (table, columns, index, database)
        (self.when, self.isWhole) = (when, isWhole)
    }

    private func reader(_ name: String) -> ValueReader {
        let type = columns.first { $0.sqlName == name }.map { index.storageType(of: $0.type) } ?? .int64
        return ValueReader(database: database, storage: type)
    }

    mutating func compare(_ expected: [ExpectedRow], _ found: [Row]) {
        guard expected.count == found.count else {
            return report("\(found.count) rows instead of \(expected.count)")
        }
        if let key = key(expected, found) { return compare(expected, found, by: key) }
        // Each row for itself: those of which most is known first.
        var places: [Set<String>: [Int]] = [:]
        for (place, row) in expected.enumerated() {
            places[Set(row.keys.filter { isSure(row[$0]) }), default: []].append(place)
        }
        var isTaken = [Bool](repeating: false, count: found.count)
        for (sure, rows) in places.sorted(by: { $0.key.count > $1.key.count }) {
            let names = sure.filter { name in found.allSatisfy { $0[name] != nil } }.sorted()
            let readers = names.map(reader)
            var known: [[ModelValue]: [Int]] = [:]
            for (place, row) in found.enumerated() where !isTaken[place] {
                known[zip(names, readers).map { $1.value(row[$0] ?? .null) }, default: []].append(place)
            }
            for place in rows {
                let values = zip(names, readers).map { canonical(expected[place][$0], $1) ?? .null }
                guard let match = known[values]?.popLast() else {
                    report("no row has \(zip(names, values).map { "\($0): \($1)" }.joined(separator: ", "))")
                    continue
                }
                isTaken[match] = true
                check(expected[place], found[match], "a row")
            }
        }
    }

    private mutating func report(_ text: String) {
        // The names of what is no column begin with a character that would end the text.
        let text = text.replacing("\u{0}", with: "")
        if problems.count < 6 { problems.append("\(when): \(table.info.sqlName): \(text)") }
    }

    private func isSure(_ expectation: Expectation?) -> Bool {
        switch expectation {
        case .exactly: true
        case .value(.made), .unknown, nil: false
        case .value: true
        }
    }

    private func canonical(_ expectation: Expectation?, _ reader: ValueReader) -> ModelValue? {
        switch expectation {
        case .exactly(let cell): reader.value(cell)
        case .value(.made), .unknown, nil: nil
        case .value(let value): value
        }
    }

    /// The columns by which rows are known: SQLite's number, or the primary key.
    private func key(_ expected: [ExpectedRow], _ found: [Row]) -> [String]? {
        var names = (table.primaryKey?.columns ?? []).compactMap { table.column($0)?.sqlName }
        if found.allSatisfy({ $0[Row.rowID] != nil }), expected.allSatisfy({ $0[Row.rowID] != nil }) {
            names = [Row.rowID]
        }
        guard !names.isEmpty, !found.isEmpty, !isWhole else { return nil }
        let isSure = expected.allSatisfy { row in names.allSatisfy { self.isSure(row[$0]) } }
        return isSure ? names : nil
    }

    private mutating func compare(_ expected: [ExpectedRow], _ found: [Row], by key: [String]) {
        let readers = key.map(reader)
        var known: [[ModelValue]: [Row]] = [:]
        for row in found { known[zip(key, readers).map { $1.value(row[$0] ?? .null) }, default: []].append(row) }
        for row in expected {
            let values = zip(key, readers).map { canonical(row[$0], $1) ?? .null }
            // Different spellings can stand for one value: of a uuid, say.
            let matches = known[values] ?? []
            let exact = matches.first { match in key.allSatisfy { isExactly(row[$0], match[$0]) } }
            guard let match = exact ?? matches.first else {
                report("the row \(values) is not there")
                continue
            }
            check(row, match, "the row \(values)")
        }
    }

    private func isExactly(_ expectation: Expectation?, _ cell: Cell?) -> Bool {
        if case .exactly(let known) = expectation { return known == cell }
        return false
    }

    private mutating func check(_ expected: ExpectedRow, _ row: Row, _ subject: String) {
        for column in columns {
            let name = column.sqlName
            guard let cell = row[name] else { continue }
            let isRight: Bool
            switch expected[name] {
            case .exactly(let known): isRight = cell == known
            case .value(.made(let maker)): isRight = cell != .null && isOf(maker, cell, name)
            case .value(let value): isRight = reader(name).value(cell) == value
            case .unknown, nil:
                unknown += 1
                isRight = true
            }
            if !isRight {
                report("\(subject) has \(cell) in \(name) instead of \(expected[name].map { "\($0)" } ?? "")")
            }
            if cell == .null, !column.isNullable, column.generated == nil,
                table.mustHave(column, index, on: database)
            {
                report("\(subject) has no \(name)")
            }
        }
        if case .exactly(let known) = expected[Row.place], let place = row[Row.place], place != known {
            report("\(subject) is in \(place) instead of \(known)")
        }
        if let known = expected[Row.rowID], let rowID = row[Row.rowID], case .exactly(rowID) = known { return }
        if expected[Row.rowID] != nil, row[Row.rowID] != nil { report("\(subject) has another rowid") }
    }

    private mutating func isOf(_ maker: ModelValue.Maker, _ cell: Cell, _ column: String) -> Bool {
        switch maker {
        case .identity: return made[column, default: []].insert(cell).inserted
        case .uuid:
            guard case .other(let bytes) = reader(column).value(cell), bytes.count == 36 || bytes.count == 32 else {
                return false
            }
            return made[column, default: []].insert(cell).inserted
        case .now, .today:
            guard case .other(let bytes) = reader(column).value(cell) else { return false }
            // Midnight may have passed.
            let days = [-86_400.0, 0, 86_400].map {
                Date().addingTimeInterval($0).formatted(.iso8601.year().month().day())
            }
            let text = String(decoding: bytes, as: UTF8.self)
            return days.contains { text.hasPrefix($0) }
        }
    }
}
