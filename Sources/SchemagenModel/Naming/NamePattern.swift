/// A pattern for SQL names, taken apart: `ix_{table}_{columns}`.
struct NamePattern: Sendable {
    enum Part: Sendable, Equatable {
        case literal(String)
        case placeholder(NamePlaceholder)
        /// `{columns:_and_}`
        case columns(separator: String)
    }

    /// What is wrong with a pattern.
    enum Failure: Error, Equatable {
        case unknownPlaceholder(String)
        case unbalancedBraces
        case empty
    }

    let parts: [Part]

    /// Takes a pattern apart.
    init(_ text: String, for kind: NameKind) throws(Failure) {
        var parts: [Part] = []
        var literal = ""
        var placeholder: String?
        for character in text {
            switch (character, placeholder) {
            case ("{", nil):
                if !literal.isEmpty { parts.append(.literal(literal)) }
                literal = ""
                placeholder = ""
            case ("}", let name?):
                if name.hasPrefix("columns:"), kind.placeholders.contains(.columns) {
                    parts.append(.columns(separator: String(name.dropFirst("columns:".count))))
                    placeholder = nil
                    continue
                }
                guard let known = NamePlaceholder(rawValue: name), kind.placeholders.contains(known) else {
                    throw .unknownPlaceholder(name)
                }
                parts.append(.placeholder(known))
                placeholder = nil
            case ("{", _), ("}", nil): throw .unbalancedBraces
            case (_, .some): placeholder?.append(character)
            case (_, nil): literal.append(character)
            }
        }
        guard placeholder == nil else { throw .unbalancedBraces }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        guard !parts.isEmpty || kind.canBeNameless else { throw .empty }
        self.parts = parts
    }
}

/// The SQL names that a schema's declarations get where they have no `as`.
public struct SQLNaming: Sendable {
    /// The parts of each pattern, by the kind's place among all kinds.
    private var patterns: [[NamePattern.Part]] = []
    /// Whether a pattern is nothing but `{name}`, as it is for nearly all names; worth a short way.
    private var isNameAlone: [Bool] = []

    /// The naming of a schema's settings; a pattern that makes no sense, which is an error of the header, counts as the
    /// default one.
    public init(_ settings: SchemaSettings = SchemaSettings()) {
        for kind in NameKind.allCases {
            let usual = kind == .uniqueIndex ? settings.naming[NameKind.index.rawValue] : nil
            let written = settings.naming[kind.rawValue] ?? usual
            let pattern = written.flatMap { try? NamePattern($0, for: kind) }
            let parts = (pattern ?? (try? NamePattern(kind.defaultPattern, for: kind)))?.parts ?? []
            patterns.append(parts)
            isNameAlone.append(parts == [.placeholder(.name)])
        }
    }

    /// The name of a table, view, column, enum, case or type from its Swift name.
    public func name(_ kind: NameKind, of swiftName: String) -> String {
        name(kind, table: "", columns: [], swiftName: swiftName)
    }

    /// The name of a table's check from the SQL name of the table and the check's Swift name.
    public func check(table: String, name swiftName: String) -> String {
        name(.check, table: table, columns: [], swiftName: swiftName)
    }

    /// The name of a column's check from the SQL names of table and column.
    public func check(table: String, column: String) -> String {
        name(.check, table: table, columns: [column], swiftName: column, isSwift: false)
    }

    /// The name of an index, key, foreign key, exclusion constraint or sequence.
    /// - Parameters:
    ///   - table: The SQL name of the table.
    ///   - columns: The SQL names of the columns.
    ///   - target: The SQL name of the table that a foreign key refers to.
    public func name(_ kind: NameKind, table: String, columns: [String], target: String = "") -> String {
        name(kind, table: table, columns: columns, target: target, swiftName: "")
    }

    /// The names of an index's keys as they stand in its own: one that is there already gets a number.
    public static func parts(_ names: [String]) -> [String] {
        var taken: Set<String> = []
        return names.map { name in
            var candidate = name
            var number = 0
            while !taken.insert(candidate).inserted {
                number += 1
                candidate = "\(name)\(number)"
            }
            return candidate
        }
    }

    /// The names of an index's keys and covered columns as they stand in its own.
    /// - Parameters:
    ///   - keys: The keys.
    ///   - include: The SQL names of the covered columns.
    ///   - sqlName: The SQL name of a column.
    public static func parts(of keys: [IndexKey], include: [String], sqlName: (String) -> String) -> [String] {
        let names = keys.map { key in
            switch key.value {
            case .column(let name): return sqlName(name)
            case .expression(let expression):
                if case .call(let function, _) = expression.kind, function == .lower || function == .upper {
                    return function.rawValue
                }
                return "expr"
            }
        }
        return parts(names + include)
    }

    private func name(
        _ kind: NameKind, table: String, columns: [String], target: String = "", swiftName: String,
        isSwift: Bool = true
    ) -> String {
        if isNameAlone[kind.position] { return SQLIdentifier.fitted(SnakeCase.convert(swiftName)) }
        var result: [UInt8] = []
        result.reserveCapacity(SQLIdentifier.maximumLength)
        for part in patterns[kind.position] {
            switch part {
            case .literal(let text): result.append(text: text)
            case .placeholder(.table): result.append(text: table)
            case .placeholder(.column): result.append(text: columns.first ?? "")
            case .placeholder(.columns): Self.append(columns, separator: "_", to: &result)
            case .columns(let separator): Self.append(columns, separator: separator, to: &result)
            case .placeholder(.target): result.append(text: target)
            case .placeholder(.name): result.append(text: isSwift ? SnakeCase.convert(swiftName) : swiftName)
            case .placeholder(.upperName):
                result.append(text: (isSwift ? SnakeCase.convert(swiftName) : swiftName).uppercased())
            case .placeholder(.numbered):
                result.append(text: isSwift ? SnakeCase.convertWithNumbersApart(swiftName) : swiftName)
            case .placeholder(.swiftName): result.append(text: swiftName)
            case .placeholder(.capitalised):
                result.append(text: swiftName.prefix(1).uppercased())
                result.append(text: String(swiftName.dropFirst()))
            case .placeholder(.lowercased): result.append(text: swiftName.lowercased())
            }
        }
        return SQLIdentifier.fitted(String(decoding: result, as: UTF8.self))
    }

    private static func append(_ columns: [String], separator: String, to result: inout [UInt8]) {
        var isFirst = true
        for column in columns {
            if !isFirst { result.append(text: separator) }
            result.append(text: column)
            isFirst = false
        }
    }
}
