extension DiagnosticCode {
    /// All codes about the text of a file.
    public static let language: [DiagnosticCode] = [
        .invalidUTF8, .fileTooLarge, .tooManyErrors, .strayCharacter, .unterminatedString, .badEscape,
        .controlCharacter, .badRawString, .badNumber, .badName, .foreignComment, .singleQuotes, .foreignOperator,
        .strayDocumentation, .unexpectedToken, .expectedName, .expectedType, .expectedExpression,
        .expectedDeclaration, .expectedMember, .misplacedClause, .missingSeparator, .unclosedBracket, .nestingTooDeep,
        .doubleOptional, .foreignKeyword, .chainedComparison, .misplacedHeader, .nestedNamespace, .badSQLText,
    ]
}
