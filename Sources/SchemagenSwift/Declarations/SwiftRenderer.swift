/// How declarations and statements are spelled and laid out.
///
/// Each is written at once, so that no tree of a file is ever in memory; what stands between braces is written by a
/// closure.
extension SourceBuffer {
    // MARK: Types

    /// A type without members.
    mutating func write(_ type: TypeDeclaration) {
        signature(type)
        if !type.conformances.isEmpty { put(": ", type.conformances) }
        put(" {}")
        end()
    }

    /// A type and its members.
    mutating func write(_ type: TypeDeclaration, _ members: (inout SourceBuffer) -> Void) {
        signature(type)
        let mark = mark
        if !type.conformances.isEmpty { put(": ", type.conformances) }
        if column + 2 > Self.lineLength, !type.conformances.isEmpty {
            // The conformances on a line of their own.
            goBack(to: mark)
            put(":")
            end()
            indent()
            line(type.conformances)
            outdent()
            openAlone()
        } else {
            open()
        }
        members(&self)
        close()
    }

    private mutating func signature(_ type: TypeDeclaration) {
        start(type.head)
        switch type.keyword {
        case .structure: put("struct ", type.name)
        case .enumeration: put("enum ", type.name)
        case .extension: put("extension ", type.name)
        }
    }

    mutating func write(_ alias: TypeAliasDeclaration) {
        start(alias.head)
        put("typealias ", alias.name, " = ", alias.type)
        end()
    }

    mutating func write(_ item: CaseDeclaration) {
        start(item.head, .enumCase)
        put("case ", item.name)
        if let rawValue = item.rawValue {
            put(" = ")
            putLiteral(rawValue)
        }
        end()
    }

    // MARK: Properties

    /// A stored property, or a constant with its value.
    mutating func write(_ property: PropertyDeclaration) {
        switch property.keyword {
        case .variable, .constant: signature(property, .stored)
        case .staticVariable, .staticConstant: signature(property, .storedStatic)
        }
        switch property.value {
        case .none: break
        case .text(let text):
            put(" = ")
            putLiteral(text)
        case .texts(let texts):
            put(" = ")
            putLiterals(texts)
        }
        end()
    }

    /// A computed property that gives a value, parts of which may have names of their own.
    mutating func write(
        _ property: PropertyDeclaration, _ bindings: [SwiftBinding] = [], returning value: SwiftExpression
    ) {
        signature(property, .apart)
        body(bindings, returning: value)
    }

    /// A computed property that can be set.
    mutating func write(_ property: PropertyDeclaration, get value: SwiftExpression, set statement: Statement) {
        signature(property, .apart)
        open()
        begin()
        put("get")
        body(returning: value)
        begin()
        put("set")
        body(of: statement)
        close()
    }

    /// A computed property whose body is one statement in lines of its own.
    mutating func write(_ property: PropertyDeclaration, statement: Statement) {
        signature(property, .apart)
        open()
        write(statement)
        close()
    }

    private mutating func signature(_ property: PropertyDeclaration, _ kind: Member) {
        start(property.head, kind)
        put(property.keyword)
        put(property.name)
        guard let type = property.type else { return }
        put(": ", type)
        if property.isOptional { put("?") }
    }

    private mutating func put(_ keyword: PropertyDeclaration.Keyword) {
        switch keyword {
        case .variable: put("var ")
        case .constant: put("let ")
        case .staticVariable: put("static var ")
        case .staticConstant: put("static let ")
        }
    }

    // MARK: Functions

    /// A function with a body of several statements.
    mutating func write(_ function: FunctionDeclaration, _ statements: (inout SourceBuffer) -> Void) {
        signature(function)
        open()
        statements(&self)
        close()
    }

    /// A function with a body of one short statement, on the same line where it fits.
    mutating func write(_ function: FunctionDeclaration, statement: Statement) {
        signature(function)
        body(of: statement)
    }

    /// A function whose statements stand between a first and a last one; where there are none, another is all it does.
    mutating func write(
        _ function: FunctionDeclaration, first: Statement, last: Statement? = nil, otherwise: Statement,
        _ statements: (inout SourceBuffer) -> Void
    ) {
        signature(function)
        let start = mark
        open()
        write(first)
        let inner = mark
        statements(&self)
        if mark == inner {
            goBack(to: start)
            return body(of: otherwise)
        }
        if let last { write(last) }
        close()
    }

    /// An initialiser with a statement for each of its parameters, which stand one on each line where one line is too
    /// short for all.
    mutating func write(
        _ function: FunctionDeclaration, parameters count: Int, _ parameter: (Int) -> ParameterDeclaration,
        statements: (Int) -> Statement
    ) {
        start(function.head)
        put(function.kind)
        if parameters(count, parameter) {
            if count == 0 {
                put(" {}")
                return end()
            }
            if count == 1 { return body(of: statements(0)) }
        }
        open()
        for position in 0..<count { write(statements(position)) }
        close()
    }

    private mutating func signature(_ function: FunctionDeclaration) {
        start(function.head)
        put(function.kind)
        put("(")
        if let parameter = function.parameter { put(parameter) }
        put(function.isThrowing ? ") throws" : ")")
        if let result = function.result { put(" -> ", result) }
    }

    private mutating func put(_ kind: FunctionDeclaration.Kind) {
        switch kind {
        case .method(let name): put("func ", name)
        case .initializer: put("init")
        case .failableInitializer: put("init?")
        }
    }

    private mutating func put(_ parameter: ParameterDeclaration) {
        put(parameter.label)
        if let name = parameter.name { put(" ", name) }
        put(": ", parameter.type)
        if parameter.isOptional { put("?") }
        if let value = parameter.defaultValue { put(" = ", value) }
    }

    /// Parameters in brackets; returns whether they are on the line, so that a body may be too.
    private mutating func parameters(_ count: Int, _ parameter: (Int) -> ParameterDeclaration) -> Bool {
        put("(")
        let mark = mark
        for position in 0..<count {
            if position > 0 { put(", ") }
            put(parameter(position))
            if column > Self.lineLength { break }
        }
        put(")")
        if column + 2 <= Self.lineLength { return true }
        guard count > 0 else { return false }
        goBack(to: mark)
        end()
        indent()
        for position in 0..<count {
            begin()
            put(parameter(position))
            if position < count - 1 { put(",") }
            end()
        }
        outdent()
        begin()
        put(")")
        return false
    }

    // MARK: Statements

    mutating func write(_ statement: Statement) {
        begin()
        if case .result = statement { put("return ") }
        put(statement) { $0.put($1) }
        end()
    }

    /// `if condition { … }`
    mutating func write(if condition: Condition, _ statements: (inout SourceBuffer) -> Void) {
        begin()
        put("if ")
        var isBroken = false
        if let present = condition.present {
            put("let value")
            if present != "value" { put(" = ", present) }
            if let test = condition.test {
                put(", ")
                SwiftExpressionRenderer.append(test, to: &self)
            }
        } else if let test = condition.test {
            isBroken = put(test, reserve: 2)
        }
        if isBroken {
            end()
            openAlone()
        } else {
            open()
        }
        statements(&self)
        close()
    }

    /// `guard let name = value else { … }`
    mutating func write(guard name: String, _ value: SwiftExpression, _ statements: (inout SourceBuffer) -> Void) {
        begin()
        put("guard let ", name, " = ")
        SwiftExpressionRenderer.append(value, to: &self)
        put(" else")
        open()
        statements(&self)
        close()
    }

    /// `do { … }`
    mutating func write(do statements: (inout SourceBuffer) -> Void) {
        begin()
        put("do")
        open()
        statements(&self)
        close()
    }

    /// `do { … } catch { … }`
    mutating func write(do statements: (inout SourceBuffer) -> Void, catch handler: (inout SourceBuffer) -> Void) {
        begin()
        put("do")
        open()
        statements(&self)
        outdent()
        begin()
        put("} catch")
        open()
        handler(&self)
        close()
    }

    /// A part of an expression under a name of its own.
    mutating func write(_ binding: SwiftBinding) {
        guard binding.isFunction else {
            return write(.local(.constant, binding.name, type: binding.type, binding.value))
        }
        begin()
        put("func ", binding.name, "() throws -> ", binding.type)
        body(returning: .attempt("try", binding.value))
    }

    /// A statement without indentation and `return`; its expression is written by a closure.
    private mutating func put(_ statement: Statement, _ write: (inout SourceBuffer, SwiftExpression) -> Void) {
        switch statement {
        case .local(let keyword, let name, let type, let value):
            put(keyword)
            put(name)
            if let type { put(": ", type) }
            put(" = ")
            write(&self, value)
        case .assignment(let place, let value):
            put(place, " = ")
            write(&self, value)
        case .setting(let property, let value):
            put("self.", property, " = ")
            write(&self, value)
        case .evaluation(let value), .result(let value): write(&self, value)
        case .exhausted(let value):
            put("switch ", value, " {")
            end()
            begin()
            put("}")
        }
    }

    /// A body of one short statement behind what the line holds already: on the line where it fits.
    private mutating func body(of statement: Statement) {
        let mark = mark
        put(" { ")
        put(statement) { SwiftExpressionRenderer.append($1, to: &$0) }
        put(" }")
        if column <= Self.lineLength { return end() }
        goBack(to: mark)
        open()
        begin()
        put(statement) { $0.put($1) }
        end()
        close()
    }

    /// A body that gives a value.
    private mutating func body(_ bindings: [SwiftBinding] = [], returning value: SwiftExpression) {
        if bindings.isEmpty { return body(of: .result(value)) }
        open()
        for binding in bindings { write(binding) }
        write(.result(value))
        close()
    }

    // MARK: Files and heads

    /// The beginning of a file: comment and imports.
    mutating func write(_ imports: SwiftImports, custom names: [String]) {
        line("// Generated by schemagen from the schema; do not edit.")
        line("// swift-format-ignore-file")
        if imports.isEmpty { return }
        let modules = imports.modules(custom: names)
        // The modules come before the condition: the order that swift-format gives them.
        if !modules.isEmpty { end() }
        for name in modules { line("import ", name) }
        if imports.contains(.essentials), !modules.contains("Foundation") {
            end()
            line("#if canImport(FoundationEssentials)")
            line("    import FoundationEssentials")
            line("#else")
            line("    import Foundation")
            line("#endif")
        }
    }

    /// What stands in front of a declaration's keyword, and in front of that a blank line where it needs one.
    private mutating func start(_ head: DeclarationHead, _ kind: Member = .apart) {
        member(kind)
        if let documentation = head.documentation { comment(documentation) }
        if let deprecation = head.deprecation {
            begin()
            put("@available(*, deprecated")
            if !deprecation.isEmpty {
                put(", message: ")
                putLiteral(deprecation)
            }
            put(")")
            end()
        }
        begin()
        put(head.access)
    }
}
