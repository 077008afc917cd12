; Installs Yunshi for one person, without administrator rights.
Target amd64-unicode
SetCompressor /SOLID lzma
!include MUI2.nsh

Name "Yunshi"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Yunshi"
InstallDirRegKey HKCU "Software\Yunshi" "InstallDir"
RequestExecutionLevel user
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "Yunshi"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Installs Yunshi"
VIAddVersionKey "LegalCopyright" "Copyright (c) 2026 The Yunshi authors, MIT License"

!insertmacro MUI_PAGE_LICENSE "${TREE}/LICENSE.txt"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Yunshi"
!define OPENWITH "Software\Classes\Applications\yunshi.exe"

!macro OpenWith ENDING
  WriteRegStr HKCU "${OPENWITH}\SupportedTypes" "${ENDING}" ""
!macroend

Section
  SetOutPath "$INSTDIR"
  File "${TREE}/yunshi.exe"
  File "${TREE}/LICENSE.txt"
  File "${TREE}/third-party-licences.txt"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Yunshi.lnk" "$INSTDIR\yunshi.exe"
  WriteRegStr HKCU "Software\Yunshi" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${OPENWITH}\shell\open\command" "" '"$INSTDIR\yunshi.exe" "%1"'
  !insertmacro OpenWith ".txt"
  !insertmacro OpenWith ".md"
  !insertmacro OpenWith ".html"
  !insertmacro OpenWith ".pdf"
  !insertmacro OpenWith ".csv"
  !insertmacro OpenWith ".docx"
  !insertmacro OpenWith ".eml"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Yunshi"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\yunshi.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Yunshi authors"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

; Takes away what was installed, and only that: articles and settings stay.
Section Uninstall
  Delete "$INSTDIR\yunshi.exe"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\third-party-licences.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  ; The log and the notes of running windows. The library lies in $APPDATA and stays.
  RMDir /r "$LOCALAPPDATA\yunshi"
  Delete "$SMPROGRAMS\Yunshi.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "${OPENWITH}"
  DeleteRegKey HKCU "Software\Yunshi"
SectionEnd
