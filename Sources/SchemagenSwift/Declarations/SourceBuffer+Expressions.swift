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
}
