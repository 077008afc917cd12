package ui

import "fyne.io/fyne/v2"

// Do puts a function in line on the UI thread. It is fyne.Do in the program;
// package uitest keeps the line itself, because Fyne's test driver runs at once,
// beside the test, what it is given.
var Do = fyne.Do
