extension Expression {
    /// Calls a closure with the Swift name of every column that the expression reads, in the order of the text; a column
    /// read twice comes twice.
    public func forEachColumn(_ body: (String) -> Void) {
        switch kind {
        case .bool, .integer, .number, .string, .null, .json, .value, .enumCase, .nextValue, .sql: break
        case .column(let name): body(name)
        case .negate(let operand), .not(let operand): operand.forEachColumn(body)
        case .infix(_, let left, let right):
            left.forEachColumn(body)
            right.forEachColumn(body)
        case .ternary(let condition, let yes, let no):
            condition.forEachColumn(body)
            yes.forEachColumn(body)
            no.forEachColumn(body)
        case .isIn(let operand, let elements):
            operand.forEachColumn(body)
            for element in elements { element.forEachColumn(body) }
        case .array(let elements), .call(_, let elements):
            for element in elements { element.forEachColumn(body) }
        }
    }

    /// Calls a closure with the expression and with every part of it, in the order of the text.
    public func forEachPart(_ body: (Expression) -> Void) {
        body(self)
        switch kind {
        case .bool, .integer, .number, .string, .null, .json, .column, .value, .enumCase, .nextValue, .sql: break
        case .negate(let operand), .not(let operand): operand.forEachPart(body)
        case .infix(_, let left, let right):
            left.forEachPart(body)
            right.forEachPart(body)
        case .ternary(let condition, let yes, let no):
            condition.forEachPart(body)
            yes.forEachPart(body)
            no.forEachPart(body)
        case .isIn(let operand, let elements):
            operand.forEachPart(body)
            for element in elements { element.forEachPart(body) }
        case .array(let elements), .call(_, let elements):
            for element in elements { element.forEachPart(body) }
        }
    }

    /// Whether a part of it is SQL, which says nothing about the columns that it names.
    public var holdsSQL: Bool {
        switch kind {
        case .sql: true
        case .bool, .integer, .number, .string, .null, .json, .column, .value, .enumCase, .nextValue: false
        case .array(let elements), .call(_, let elements): elements.contains(where: \.holdsSQL)
        case .negate(let operand), .not(let operand): operand.holdsSQL
        case .infix(_, let left, let right): left.holdsSQL || right.holdsSQL
        case .ternary(let condition, let yes, let no): condition.holdsSQL || yes.holdsSQL || no.holdsSQL
        case .isIn(let operand, let elements): operand.holdsSQL || elements.contains(where: \.holdsSQL)
        }
    }
}
