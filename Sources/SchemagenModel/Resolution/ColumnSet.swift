import SchemagenLanguage

/// The columns of a table or view while it is resolved, and what expressions can see of them.
final class ColumnSet {
    /// The Swift name of the table or view.
    let ownerName: String
    /// The columns so far.
    @exclusivity(unchecked) private(set) var columns: [Column] = []
    /// Where each column is, by Swift name.
    @exclusivity(unchecked) private(set) var positions = NamePositions()
    /// Columns whose type is unknown, which has been reported: expressions that use them are not checked.
    @exclusivity(unchecked) private(set) var broken: Set<String> = []
    private let context: ResolutionContext
    /// The columns as expressions see them, once one was about to look.
    @exclusivity(unchecked) private var expressionColumns: ExpressionColumns?

    /// Makes an empty set.
    init(ownerName: String, context: ResolutionContext) {
        self.ownerName = ownerName
        self.context = context
    }

    /// Makes room for more columns.
    func reserve(_ count: Int) {
        columns.reserveCapacity(columns.count + count)
        positions.reserve(count)
    }

    /// Adds a column. A second column of a name is the caller's to report; it is not to be added.
    func append(_ column: Column, isBroken: Bool) {
        positions.append(column.name)
        columns.append(column)
        if isBroken { broken.insert(column.name) }
    }

    /// Puts columns in front of the others.
    func prepend(_ others: [Column]) {
        guard !others.isEmpty else { return }
        columns = others + columns
        positions = NamePositions()
        for column in columns { positions.append(column.name) }
    }

    /// Gives a column other values; its name, type and databases stay.
    func replace(_ position: Int, with column: Column) { columns[position] = column }

    /// The column of a Swift name.
    subscript(name: String) -> Column? { positions[name].map { columns[$0] } }

    /// The column that a name in the file means, or nil after reporting that there is none.
    func column(_ name: Identifier) -> Column? {
        if let column = self[name.text] { return column }
        context.reportUnknown(
            .unknownColumn, "`\(ownerName)` has no column `\(name.text)`", name: name.text,
            among: columns.map(\.name), at: name.span)
        return nil
    }

    /// The columns that a list of names means, each but once; nil where one is unknown.
    func columns(_ names: [Identifier]) -> [Column]? {
        var result: [Column] = []
        var seen: Set<String> = []
        var isComplete = true
        for name in names {
            guard let column = column(name) else {
                isComplete = false
                continue
            }
            guard seen.insert(name.text).inserted else {
                context.report(.invalidKey, "`\(name.text)` is named twice", at: name.span)
                isComplete = false
                continue
            }
            result.append(column)
        }
        return isComplete ? result : nil
    }

    /// Checks an expression about one row. Nil where it means nothing, which has been reported.
    func expression(
        _ syntax: ExpressionSyntax, _ place: ExpressionScope.Context, for databases: DatabaseSet,
        expecting expected: ExpectedType
    ) -> Expression? {
        if !broken.isEmpty, syntax.mentions(broken) { return nil }
        let scope = ExpressionScope(
            context: place, columns: syntax.isLiteral ? ExpressionColumns.none : readableColumns(), value: nil,
            enumerations: context.enumerations,
            sequences: context.sequences, databases: databases)
        return context.check(syntax, in: scope, expecting: expected)
    }

    private func readableColumns() -> ExpressionColumns {
        if let expressionColumns { return expressionColumns }
        var result: [ExpressionColumn] = []
        result.reserveCapacity(columns.count)
        for column in columns {
            result.append(
                ExpressionColumn(
                    type: ValueType(context.storage.storageType(of: column.type)), isNullable: column.isNullable))
        }
        let readable = ExpressionColumns(positions, result)
        expressionColumns = readable
        return readable
    }
}

extension ExpressionSyntax {
    /// Whether the expression cannot name anything: most defaults are such.
    fileprivate var isLiteral: Bool {
        switch kind {
        case .name, .member: false
        default: isLeaf
        }
    }

    /// Whether one of some names occurs. A loop rather than recursion: an expression may be long.
    func mentions(_ names: Set<String>) -> Bool {
        var pending = [self]
        while let expression = pending.popLast() {
            switch expression.kind {
            case .name(let name): if names.contains(name) { return true }
            case .integer, .decimal, .string, .boolean, .null, .member, .enumCase, .invalid: break
            case .prefix(_, let operand): pending.append(operand)
            case .infix(_, let left, let right): pending += [left, right]
            case .ternary(let condition, let yes, let no): pending += [condition, yes, no]
            case .isIn(let operand, let elements): pending += [operand] + elements
            case .list(let elements): pending += elements
            case .object(let entries): pending += entries.map(\.value)
            case .call(_, let arguments): pending += arguments.map(\.value)
            }
        }
        return false
    }
}
