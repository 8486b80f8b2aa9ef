extension SourceBuffer {
    /// An expression behind what the line holds already; broken where it is too long. Returns whether it was.
    ///
    /// - Parameter reserve: characters that follow on the last line.
    @discardableResult
    mutating func put(_ expression: SwiftExpression, reserve: Int = 0) -> Bool {
        let column = column
        let mark = mark
        SwiftExpressionRenderer.append(expression, to: &self)
        if self.column + reserve <= Self.lineLength { return false }
        goBack(to: mark)
        let text = SwiftExpressionRenderer.text(
            expression, column: column, reserve: reserve, indentation: indentation)
        put(text)
        return text.utf8.contains(UInt8(ascii: "\n"))
    }

    /// A line that ends in an expression, which may need more lines.
    mutating func line(_ start: String, _ expression: SwiftExpression) {
        begin()
        put(start)
        put(expression)
        end()
    }

    /// A line that ends in an opening brace, which stands alone behind an expression of several lines.
    mutating func open(_ start: String, _ expression: SwiftExpression) {
        begin()
        put(start)
        if put(expression, reserve: 2) {
            end()
            line("{")
            indent()
        } else {
            open()
        }
    }

    /// A body that gives a value, behind what the line holds already: on the line where it fits.
    mutating func body(_ bindings: [SwiftBinding] = [], returning value: SwiftExpression) {
        if bindings.isEmpty {
            let mark = mark
            put(" { ")
            SwiftExpressionRenderer.append(value, to: &self)
            put(" }")
            if column <= Self.lineLength { return end() }
            goBack(to: mark)
        }
        open()
        for binding in bindings { self.binding(binding) }
        line(bindings.isEmpty ? "" : "return ", value)
        close()
    }

    /// A part of an expression under a name of its own.
    mutating func binding(_ binding: SwiftBinding) {
        begin()
        if binding.isFunction {
            put("func ", binding.name, "() throws -> ", binding.type)
            body(returning: .attempt("try", binding.value))
        } else {
            put("let ", binding.name, ": ", binding.type, " = ")
            put(binding.value)
            end()
        }
    }
}

/// A part of a long expression: `let part1: Bool = value`, or a function where the value may throw.
struct SwiftBinding {
    var name: String
    var type: String
    var value: SwiftExpression
    var isFunction: Bool
}
